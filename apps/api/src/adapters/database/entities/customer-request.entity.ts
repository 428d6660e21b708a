import type { CustomerRequest } from '@baton/shared-types';
import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { CallEntity } from './call.entity';
import type { RequestRow } from '../../../desk/store/rows';

/** The table of {@link RequestRow}. */
@Entity('customer_request')
@Index('open_requests', ['at'], { where: 'done_at IS NULL' })
@Index('requests_by_age', ['doneAt'], { where: 'done_at IS NOT NULL' })
@Check('customer_request_kind_known', `kind IN ('callback', 'voicemail')`)
@Check('customer_request_voicemail_recorded', `(kind = 'voicemail') = (recording_sid IS NOT NULL)`)
@Index('one_open_request_per_number', ['customerNumber'], {
  unique: true,
  where: 'done_at IS NULL AND part_of IS NULL',
})
@Check('customer_request_claimed_by_somebody', `(claimed_at IS NULL) = (claimed_by IS NULL)`)
@Check('customer_request_done_by_somebody', `(done_at IS NULL) = (done_by IS NULL)`)
export class CustomerRequestEntity implements RequestRow {
  @PrimaryColumn({
    name: 'call_id',
    type: 'uuid',
    primaryKeyConstraintName: 'customer_request_pkey',
  })
  readonly callId!: string;

  @OneToOne(() => CallEntity)
  @JoinColumn({ name: 'call_id', foreignKeyConstraintName: 'customer_request_of_call' })
  readonly call?: CallEntity;

  @Column({ type: 'varchar', length: 16 })
  readonly kind!: CustomerRequest['kind'];

  @Column({ name: 'customer_number', type: 'varchar', length: 64, nullable: true })
  readonly customerNumber!: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly at!: Date;

  @Column({ name: 'recording_sid', type: 'varchar', length: 34, nullable: true })
  recordingSid!: string | null;

  @Column({ type: 'integer', nullable: true })
  seconds!: number | null;

  @Column({ name: 'part_of', type: 'uuid', nullable: true })
  readonly partOf!: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz', precision: 3, nullable: true })
  claimedAt!: Date | null;

  @Column({ name: 'claimed_by', type: 'varchar', length: 64, nullable: true })
  claimedBy!: string | null;

  @Column({ name: 'done_at', type: 'timestamptz', precision: 3, nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'done_by', type: 'varchar', length: 64, nullable: true })
  doneBy!: string | null;
}
