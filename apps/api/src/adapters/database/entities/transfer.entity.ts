import type { TransferMode, TransferOutcome } from '@baton/call-flow';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CallEntity } from './call.entity';
import type { TransferRow } from '../../../desk/store/rows';
import { isOutside } from './outside-in-sql';

/** The table of {@link TransferRow}. */
@Entity('transfer')
@Index('one_live_transfer_per_call', ['callId'], { unique: true, where: 'ended_at IS NULL' })
@Index('transfers_of_call', ['callId', 'startedAt'])
@Index('outside_calls_of_agent', ['fromAgentId', 'startedAt'], {
  where: isOutside('target_agent_id'),
})
@Check('transfer_mode_known', `mode IN ('consult', 'add', 'blind')`)
@Check(
  'transfer_outcome_known',
  `outcome IN ('completed', 'joined', 'queued', 'declined', 'busy', 'no-answer', 'went-away', 'offline', 'canceled', 'failed', 'target-left', 'customer-left', 'agent-ended')`,
)
@Check('transfer_over_has_outcome', `(ended_at IS NULL) = (outcome IS NULL)`)
export class TransferEntity implements TransferRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'transfer_pkey' })
  readonly id!: string;

  @Column({ name: 'call_id', type: 'uuid' })
  readonly callId!: string;

  @ManyToOne(() => CallEntity)
  @JoinColumn({ name: 'call_id', foreignKeyConstraintName: 'transfer_of_call' })
  readonly call?: CallEntity;

  @Column({ type: 'varchar', length: 16 })
  readonly mode!: TransferMode;

  @Column({ name: 'from_agent_id', type: 'varchar', length: 64 })
  readonly fromAgentId!: string;

  @Column({ name: 'target_agent_id', type: 'varchar', length: 64 })
  readonly targetAgentId!: string;

  @Column({ name: 'target_leg_id', type: 'uuid', nullable: true })
  readonly targetLegId!: string | null;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  readonly startedAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  outcome!: TransferOutcome | 'queued' | null;
}
