import type { AwayReason } from '@baton/shared-types';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentRow } from '../../../desk/store/rows';

/** The table of {@link AgentRow}. */
@Entity('agent')
@Check('agent_presence_known', `presence IN ('available', 'away')`)
@Check(
  'agent_away_reason_known',
  `away_reason IN ('chosen', 'declined-a-call', 'missed-a-call', 'unreachable')`,
)
@Check('agent_away_has_reason', `(presence = 'away') = (away_reason IS NOT NULL)`)
export class AgentEntity implements AgentRow {
  @PrimaryColumn({ type: 'varchar', length: 64, primaryKeyConstraintName: 'agent_pkey' })
  readonly id!: string;

  @Column({ type: 'varchar', length: 100 })
  readonly name!: string;

  @Column({ type: 'varchar', length: 16 })
  presence!: 'available' | 'away';

  @Column({ name: 'away_reason', type: 'varchar', length: 16, nullable: true })
  awayReason!: AwayReason | null;

  @Column({ name: 'presence_since', type: 'timestamptz', precision: 3 })
  presenceSince!: Date;

  @Column({ name: 'idle_since', type: 'timestamptz', precision: 3 })
  idleSince!: Date;

  @Column({ name: 'wrap_up_until', type: 'timestamptz', precision: 3, nullable: true })
  wrapUpUntil!: Date | null;
}
