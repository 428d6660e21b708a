import type { AwayReason } from '@baton/shared-types';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who answers calls. Whether they can be rung now follows from this, their sessions and their legs. */
@Entity('agent')
@Check('agent_presence_known', `presence IN ('available', 'away')`)
@Check(
  'agent_away_reason_known',
  `away_reason IN ('chosen', 'declined-a-call', 'missed-a-call', 'unreachable')`,
)
@Check('agent_away_has_reason', `(presence = 'away') = (away_reason IS NOT NULL)`)
export class AgentEntity {
  @PrimaryColumn({ type: 'varchar', length: 64, primaryKeyConstraintName: 'agent_pkey' })
  readonly id!: string;

  @Column({ type: 'varchar', length: 100 })
  readonly name!: string;

  /** What the agent chose, or what became of it when they did not take a call. */
  @Column({ type: 'varchar', length: 16 })
  presence!: 'available' | 'away';

  @Column({ name: 'away_reason', type: 'varchar', length: 16, nullable: true })
  awayReason!: AwayReason | null;

  @Column({ name: 'presence_since', type: 'timestamptz', precision: 3 })
  presenceSince!: Date;

  /** Since when nobody has needed the agent; the longest idle one is rung first. */
  @Column({ name: 'idle_since', type: 'timestamptz', precision: 3 })
  idleSince!: Date;

  /** Until when the agent finishes the work on their last call, unless they are done earlier. */
  @Column({ name: 'wrap_up_until', type: 'timestamptz', precision: 3, nullable: true })
  wrapUpUntil!: Date | null;
}
