import type { CallOutcome, CallStateName, DeskPolicy, Parked } from '@baton/call-flow';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CallRow } from '../../../desk/store/rows';
import { isOutside } from './outside-in-sql';

/** The table of {@link CallRow}. */
@Entity('call')
@Index('one_call_per_customer_connection', ['customerSid'], { unique: true })
@Index('calls_of_lost_agents', ['recallAgentId'], { where: `state = 'owner-lost'` })
@Index('calls_waiting', ['startedAt'], { where: `state IN ('queued', 'offering')` })
@Index('calls_handed_out', ['handedOutBy'], { where: 'handed_out_by IS NOT NULL' })
@Index('calls_under_way', ['id'], { where: `state <> 'ended'` })
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
@Check('call_handed_out', `handed_out_by IS NULL OR ${isOutside('owner_agent_id')}`)
@Check('call_ended_has_outcome', `(state = 'ended') = (outcome IS NOT NULL)`)
export class CallEntity implements CallRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'call_pkey' })
  readonly id!: string;

  @Column({ name: 'customer_sid', type: 'varchar', length: 34 })
  readonly customerSid!: string;

  @Column({ name: 'customer_number', type: 'varchar', length: 64, nullable: true })
  readonly customerNumber!: string | null;

  @Column({ name: 'room_sid', type: 'varchar', length: 34, nullable: true })
  roomSid!: string | null;

  @Column({
    name: 'lost_room_sids',
    type: 'varchar',
    length: 34,
    array: true,
    default: () => `'{}'`,
  })
  lostRoomSids!: string[];

  @Column({ name: 'room_entry', type: 'integer', default: 1 })
  roomEntry!: number;

  @Column({ name: 'sound_order', type: 'integer', default: 1 })
  soundOrder!: number;

  @Column({ name: 'sound_parts', type: 'integer', default: 0 })
  soundParts!: number;

  @Column({ name: 'sound_misses', type: 'integer', default: 0 })
  soundMisses!: number;

  @Column({ name: 'sound_begun_at', type: 'timestamptz', precision: 3, nullable: true })
  soundBegunAt!: Date | null;

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

  @Column({ name: 'handed_out_by', type: 'varchar', length: 64, nullable: true })
  handedOutBy!: string | null;

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

  @Column({ name: 'target_in_lobby', type: 'boolean', nullable: true })
  targetInLobby!: boolean | null;

  @Column({ type: 'varchar', length: 24, nullable: true })
  outcome!: CallOutcome | null;

  @Column({ name: 'held_since', type: 'timestamptz', precision: 3, nullable: true })
  heldSince!: Date | null;

  @Column({ name: 'waiting_since', type: 'timestamptz', precision: 3, nullable: true })
  waitingSince!: Date | null;

  @Column({ name: 'welcomed_at', type: 'timestamptz', precision: 3, nullable: true })
  welcomedAt!: Date | null;

  @Column({ name: 'wrap_up_disposition', type: 'varchar', length: 64, nullable: true })
  wrapUpDisposition!: string | null;

  @Column({ name: 'wrap_up_note', type: 'varchar', length: 2000, nullable: true })
  wrapUpNote!: string | null;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  readonly startedAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;
}
