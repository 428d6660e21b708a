import type { LegOutcome, PartyEnd } from '@baton/call-flow';
import type { LegPurpose } from '@baton/shared-types';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CallEntity } from './call.entity';

/** One party's connection to a call, from the decision to ring them until it is over. */
@Entity('leg')
@Index('one_live_leg_per_agent', ['agentId'], {
  unique: true,
  where: `ended_at IS NULL AND agent_id !~ '^[+]'`,
})
@Index('legs_of_call', ['callId'])
@Check('leg_purpose_known', `purpose IN ('offer', 'consult', 'add', 'blind', 'recall')`)
@Check(
  'leg_outcome_known',
  `outcome IN ('declined', 'busy', 'no-answer', 'went-away', 'offline', 'canceled', 'failed', 'left')`,
)
@Check(
  'leg_end_known',
  `end_kind IN ('customer-hung-up', 'agent-ended', 'handed-over', 'left', 'let-go', 'lost', 'declined', 'busy', 'no-answer', 'went-away', 'offline', 'failed')`,
)
@Check('leg_over_has_outcome', `(ended_at IS NULL) = (outcome IS NULL)`)
export class LegEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'leg_pkey' })
  readonly id!: string;

  @Column({ name: 'call_id', type: 'uuid' })
  readonly callId!: string;

  @ManyToOne(() => CallEntity)
  @JoinColumn({ name: 'call_id', foreignKeyConstraintName: 'leg_of_call' })
  readonly call?: CallEntity;

  /** An agent, or an outside party by their telephone number. */
  @Column({ name: 'agent_id', type: 'varchar', length: 64 })
  readonly agentId!: string;

  @Column({ type: 'varchar', length: 16 })
  readonly purpose!: LegPurpose;

  /** The carrier's id of the connection, once it has been learnt. */
  @Column({ type: 'varchar', length: 34, nullable: true })
  sid!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  readonly createdAt!: Date;

  /** When the carrier was first asked to ring. From then on it may be ringing, whatever it answered. */
  @Column({ name: 'dialed_at', type: 'timestamptz', precision: 3, nullable: true })
  dialedAt!: Date | null;

  /** When the agent's own browser said that it rings; the carrier's word for it proves nothing. */
  @Column({ name: 'ringing_at', type: 'timestamptz', precision: 3, nullable: true })
  ringingAt!: Date | null;

  /** When the carrier was told where the leg, answered, belongs: from then on its ring cannot be withdrawn. */
  @Column({ name: 'answered_at', type: 'timestamptz', precision: 3, nullable: true })
  answeredAt!: Date | null;

  /** Since when the leg has been in the lobby, outside of the room; null when it is not. */
  @Column({ name: 'waiting_since', type: 'timestamptz', precision: 3, nullable: true })
  waitingSince!: Date | null;

  @Column({ name: 'joined_at', type: 'timestamptz', precision: 3, nullable: true })
  joinedAt!: Date | null;

  /** When the agent was with the customer for the first time; a colleague who was only consulted never was. */
  @Column({ name: 'met_customer_at', type: 'timestamptz', precision: 3, nullable: true })
  metCustomerAt!: Date | null;

  /** When the desk stopped wanting the leg. */
  @Column({ name: 'released_at', type: 'timestamptz', precision: 3, nullable: true })
  releasedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  /** When the carrier is known to have ended it. The desk may have given up on it before. */
  @Column({ name: 'gone_at', type: 'timestamptz', precision: 3, nullable: true })
  goneAt!: Date | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  outcome!: LegOutcome | null;

  /** How the call was over for this party, from when the desk stopped counting on them; null while it does. */
  @Column({ name: 'end_kind', type: 'varchar', length: 16, nullable: true })
  endKind!: PartyEnd['kind'] | null;

  /** Who ended it, has let them go, or got the customer; null where nobody in particular did. */
  @Column({ name: 'end_with', type: 'varchar', length: 64, nullable: true })
  endWith!: string | null;

  /** The carrier's code for a failure, where it gave one. */
  @Column({ name: 'failure_code', type: 'varchar', length: 16, nullable: true })
  failureCode!: string | null;
}
