import type { CallOutcome, CallStateName, DeskPolicy, Parked } from '@baton/call-flow';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One customer's call. Which of the nullable columns are filled follows from the state: see `call.mapper.ts`. */
@Entity('call')
@Index('one_call_per_customer_connection', ['customerSid'], { unique: true })
@Index('calls_of_lost_agents', ['recallAgentId'], { where: `state = 'owner-lost'` })
@Index('calls_waiting', ['startedAt'], { where: `state IN ('queued', 'offering')` })
@Index('calls_by_end', ['endedAt'], { where: 'ended_at IS NOT NULL' })
@Index('numbers_by_age', ['endedAt'], {
  where: 'ended_at IS NOT NULL AND customer_number IS NOT NULL',
})
@Check(
  'call_state_known',
  `state IN ('queued', 'offering', 'asking', 'voicemail', 'connected', 'held', 'consult-holding', 'consult-ringing', 'consult-ringing-swapped', 'consulting', 'swapping', 'swapped', 'swapping-back', 'add-ringing', 'merged', 'completing', 'owner-lost', 'recalling', 'ended')`,
)
@Check('call_parked_known', `parked IN ('waiting-room', 'hold')`)
@Check(
  'call_outcome_known',
  `outcome IN ('customer-hung-up', 'agent-ended', 'callback-booked', 'voicemail-left', 'no-message', 'agent-lost')`,
)
@Check('call_agent_loss_known', `agent_loss IN ('recover', 'end-call')`)
@Check('call_leaving_whole', `(leaving_leg_id IS NULL) = (leaving_agent_id IS NULL)`)
@Check('call_leaving_while_waiting', `leaving_leg_id IS NULL OR state IN ('queued', 'offering')`)
@Check('call_guests_whole', `cardinality(guest_leg_ids) = cardinality(guest_agent_ids)`)
@Check(
  'call_guests_while_talking',
  `guest_leg_ids = '{}' OR state IN ('connected', 'held', 'add-ringing', 'merged')`,
)
@Check('call_in_lobby_while_swapping', `(state = 'swapping-back') = (target_in_lobby IS NOT NULL)`)
@Check(
  'call_recalls_while_lost',
  `state = 'offering' OR (state = 'owner-lost') = (recall_agent_id IS NOT NULL)`,
)
@Check('call_wrap_up_whole', `(wrap_up_disposition IS NULL) = (wrap_up_note IS NULL)`)
@Check('call_waits_since', `(state IN ('queued', 'offering')) = (waiting_since IS NOT NULL)`)
@Check('call_handed_out', `handed_out_by IS NULL OR owner_agent_id ~ '^[+]'`)
@Check('call_ended_has_outcome', `(state = 'ended') = (outcome IS NOT NULL)`)
export class CallEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'call_pkey' })
  readonly id!: string;

  /** The carrier's id of the customer's connection, which is also the name of their room. */
  @Column({ name: 'customer_sid', type: 'varchar', length: 34 })
  readonly customerSid!: string;

  /** Null where the customer hides it. */
  @Column({ name: 'customer_number', type: 'varchar', length: 64, nullable: true })
  readonly customerNumber!: string | null;

  /** The carrier's id of the room, once it has been learnt. */
  @Column({ name: 'room_sid', type: 'varchar', length: 34, nullable: true })
  roomSid!: string | null;

  /** Rooms of the same name that are gone; late reports about them must not bring them back. */
  @Column({
    name: 'lost_room_sids',
    type: 'varchar',
    length: 34,
    array: true,
    default: () => `'{}'`,
  })
  lostRoomSids!: string[];

  /** How often the customer has been put into a room; tells a doubled report of a lost room from the next loss. */
  @Column({ name: 'room_entry', type: 'integer', default: 1 })
  roomEntry!: number;

  /** How often the carrier has been told to play to the customer: the last of these orders is what they hear. */
  @Column({ name: 'sound_order', type: 'integer', default: 1 })
  soundOrder!: number;

  /** How many parts of what was ordered are known to have begun. */
  @Column({ name: 'sound_parts', type: 'integer', default: 0 })
  soundParts!: number;

  /** How many orders in a row have never been heard to begin. */
  @Column({ name: 'sound_misses', type: 'integer', default: 0 })
  soundMisses!: number;

  /** When the carrier last showed that something begins. */
  @Column({ name: 'sound_begun_at', type: 'timestamptz', precision: 3, nullable: true })
  soundBegunAt!: Date | null;

  /** What becomes of the call when its agent is lost: what the desk had chosen when it began. */
  @Column({ name: 'agent_loss', type: 'varchar', length: 16, default: 'recover' })
  readonly agentLoss!: DeskPolicy['agentLoss'];

  @Column({ type: 'varchar', length: 24 })
  state!: CallStateName;

  @Column({ name: 'state_since', type: 'timestamptz', precision: 3 })
  stateSince!: Date;

  @Column({ type: 'varchar', length: 16, nullable: true })
  parked!: Parked | null;

  @Column({ name: 'offered_leg_id', type: 'uuid', nullable: true })
  offeredLegId!: string | null;

  @Column({ name: 'offered_agent_id', type: 'varchar', length: 64, nullable: true })
  offeredAgentId!: string | null;

  /** The agent to whom the customer goes back: who is lost, or whose transfer rings on without them. */
  @Column({ name: 'recall_agent_id', type: 'varchar', length: 64, nullable: true })
  recallAgentId!: string | null;

  @Column({ name: 'leaving_leg_id', type: 'uuid', nullable: true })
  leavingLegId!: string | null;

  @Column({ name: 'leaving_agent_id', type: 'varchar', length: 64, nullable: true })
  leavingAgentId!: string | null;

  @Column({ name: 'owner_leg_id', type: 'uuid', nullable: true })
  ownerLegId!: string | null;

  @Column({ name: 'owner_agent_id', type: 'varchar', length: 64, nullable: true })
  ownerAgentId!: string | null;

  /** The agent who has handed the call to the telephone outside that owns it now. */
  @Column({ name: 'handed_out_by', type: 'varchar', length: 64, nullable: true })
  handedOutBy!: string | null;

  /** Who has been brought in to stay, the newest last; their agents are in the other array. */
  @Column({ name: 'guest_leg_ids', type: 'uuid', array: true, default: () => `'{}'` })
  guestLegIds!: string[];

  @Column({
    name: 'guest_agent_ids',
    type: 'varchar',
    length: 64,
    array: true,
    default: () => `'{}'`,
  })
  guestAgentIds!: string[];

  @Column({ name: 'transfer_id', type: 'uuid', nullable: true })
  transferId!: string | null;

  @Column({ name: 'target_leg_id', type: 'uuid', nullable: true })
  targetLegId!: string | null;

  @Column({ name: 'target_agent_id', type: 'varchar', length: 64, nullable: true })
  targetAgentId!: string | null;

  /** Whether the target has answered, while the customer is being put on hold for them. */
  @Column({ name: 'target_in_lobby', type: 'boolean', nullable: true })
  targetInLobby!: boolean | null;

  @Column({ type: 'varchar', length: 24, nullable: true })
  outcome!: CallOutcome | null;

  @Column({ name: 'held_since', type: 'timestamptz', precision: 3, nullable: true })
  heldSince!: Date | null;

  /** Since when the customer has been waiting for an agent; it begins anew when they have chosen to go on waiting. */
  @Column({ name: 'waiting_since', type: 'timestamptz', precision: 3, nullable: true })
  waitingSince!: Date | null;

  @Column({ name: 'welcomed_at', type: 'timestamptz', precision: 3, nullable: true })
  welcomedAt!: Date | null;

  /** What the call came to, as an agent noted. */
  @Column({ name: 'wrap_up_disposition', type: 'varchar', length: 64, nullable: true })
  wrapUpDisposition!: string | null;

  @Column({ name: 'wrap_up_note', type: 'varchar', length: 2000, nullable: true })
  wrapUpNote!: string | null;

  /** Grows with every change that an agent can see. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  readonly startedAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;
}
