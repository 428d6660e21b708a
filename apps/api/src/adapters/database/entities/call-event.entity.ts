import type { CallStateName } from '@baton/call-flow';
import type { RecordedDecision } from '@baton/shared-types';
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CallEntity } from './call.entity';
import type { EventRow } from '../../../desk/store/rows';

/** The table of {@link EventRow}. */
@Entity('call_event')
@Index('a_report_counts_once', ['reportKey'], { unique: true, where: 'report_key IS NOT NULL' })
@Index('history_of_call', ['callId', 'id'])
@Index('strays_by_age', ['at'], { where: 'call_id IS NULL' })
@Check(
  'call_event_decision_known',
  `decision IN ('moved', 'ignored', 'refused', 'noted', 'commanded', 'unknown')`,
)
export class CallEventEntity implements EventRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'call_event_pkey',
  })
  readonly id!: string;

  @Column({ name: 'call_id', type: 'uuid', nullable: true })
  readonly callId!: string | null;

  @ManyToOne(() => CallEntity, { nullable: true })
  @JoinColumn({ name: 'call_id', foreignKeyConstraintName: 'call_event_of_call' })
  readonly call?: CallEntity | null;

  @Column({ name: 'report_key', type: 'varchar', length: 200, nullable: true })
  readonly reportKey!: string | null;

  @Column({ type: 'varchar', length: 40 })
  readonly event!: string;

  @Column({ type: 'jsonb' })
  readonly details!: object;

  @Column({ type: 'varchar', length: 16 })
  readonly decision!: RecordedDecision;

  @Column({ type: 'varchar', length: 32, nullable: true })
  readonly refusal!: string | null;

  @Column({ name: 'from_state', type: 'varchar', length: 24, nullable: true })
  readonly fromState!: CallStateName | null;

  @Column({ name: 'to_state', type: 'varchar', length: 24, nullable: true })
  readonly toState!: CallStateName | null;

  @Column({ type: 'varchar', length: 100 })
  readonly cause!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly at!: Date;
}
