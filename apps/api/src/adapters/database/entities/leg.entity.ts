import type { LegOutcome, PartyEnd } from '@baton/call-flow';
import type { LegPurpose } from '@baton/shared-types';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CallEntity } from './call.entity';
import type { LegRow } from '../../../desk/store/rows';
import { isAgent } from './outside-in-sql';

/** The table of {@link LegRow}. */
@Entity('leg')
@Index('one_live_leg_per_agent', ['agentId'], {
  unique: true,
  where: `ended_at IS NULL AND ${isAgent('agent_id')}`,
})
@Index('legs_of_call', ['callId'])
@Index('legs_under_way', ['callId'], {
  where: 'ended_at IS NULL OR (sid IS NOT NULL AND gone_at IS NULL)',
})
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
export class LegEntity implements LegRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'leg_pkey' })
  readonly id!: string;

  @Column({ name: 'call_id', type: 'uuid' })
  readonly callId!: string;

  @ManyToOne(() => CallEntity)
  @JoinColumn({ name: 'call_id', foreignKeyConstraintName: 'leg_of_call' })
  readonly call?: CallEntity;

  @Column({ name: 'agent_id', type: 'varchar', length: 64 })
  readonly agentId!: string;

  @Column({ type: 'varchar', length: 16 })
  readonly purpose!: LegPurpose;

  @Column({ type: 'varchar', length: 34, nullable: true })
  sid!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'dialed_at', type: 'timestamptz', precision: 3, nullable: true })
  dialedAt!: Date | null;

  @Column({ name: 'ringing_at', type: 'timestamptz', precision: 3, nullable: true })
  ringingAt!: Date | null;

  @Column({ name: 'answered_at', type: 'timestamptz', precision: 3, nullable: true })
  answeredAt!: Date | null;

  @Column({ name: 'waiting_since', type: 'timestamptz', precision: 3, nullable: true })
  waitingSince!: Date | null;

  @Column({ name: 'joined_at', type: 'timestamptz', precision: 3, nullable: true })
  joinedAt!: Date | null;

  @Column({ name: 'met_customer_at', type: 'timestamptz', precision: 3, nullable: true })
  metCustomerAt!: Date | null;

  @Column({ name: 'released_at', type: 'timestamptz', precision: 3, nullable: true })
  releasedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'gone_at', type: 'timestamptz', precision: 3, nullable: true })
  goneAt!: Date | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  outcome!: LegOutcome | null;

  @Column({ name: 'end_kind', type: 'varchar', length: 16, nullable: true })
  endKind!: PartyEnd['kind'] | null;

  @Column({ name: 'end_with', type: 'varchar', length: 64, nullable: true })
  endWith!: string | null;

  @Column({ name: 'failure_code', type: 'varchar', length: 16, nullable: true })
  failureCode!: string | null;
}
