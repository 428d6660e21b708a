import type { CustomerRequest } from '@baton/shared-types';
import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { CallEntity } from '../calls/call.entity';

/**
 * What a customer who did not want to wait any longer has left; a call leaves one at most. A customer who leaves more
 * before somebody has seen to it has one open request still, of which what came later is a part.
 */
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
export class CustomerRequestEntity {
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

  /** Null where the customer hides it. */
  @Column({ name: 'customer_number', type: 'varchar', length: 64, nullable: true })
  readonly customerNumber!: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly at!: Date;

  /** The carrier's id of the message; only a message has one. */
  @Column({ name: 'recording_sid', type: 'varchar', length: 34, nullable: true })
  recordingSid!: string | null;

  /** How long the message is, once the carrier has said. */
  @Column({ type: 'integer', nullable: true })
  seconds!: number | null;

  /** The open request of the same number that this one is a part of, by its call. */
  @Column({ name: 'part_of', type: 'uuid', nullable: true })
  readonly partOf!: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz', precision: 3, nullable: true })
  claimedAt!: Date | null;

  /** The agent who sees to it now. */
  @Column({ name: 'claimed_by', type: 'varchar', length: 64, nullable: true })
  claimedBy!: string | null;

  @Column({ name: 'done_at', type: 'timestamptz', precision: 3, nullable: true })
  doneAt!: Date | null;

  /** The agent who has seen to it. */
  @Column({ name: 'done_by', type: 'varchar', length: 64, nullable: true })
  doneBy!: string | null;
}
