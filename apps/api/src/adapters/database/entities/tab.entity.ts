import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SessionEntity } from './session.entity';
import type { TabRow } from '../../../desk/store/rows';

/** The table of {@link TabRow}. */
@Entity('agent_tab')
@Index('tabs_of_session', ['sessionId'])
@Index('tabs_of_agent', ['agentId'])
export class TabEntity implements TabRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'agent_tab_pkey' })
  readonly id!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  readonly sessionId!: string;

  @ManyToOne(() => SessionEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'agent_tab_of_session' })
  readonly session?: SessionEntity;

  @Column({ name: 'agent_id', type: 'varchar', length: 64 })
  readonly agentId!: string;

  @Column({ name: 'last_seen_at', type: 'timestamptz', precision: 3 })
  lastSeenAt!: Date;

  @Column({ type: 'boolean' })
  registered!: boolean;

  @Column({ name: 'leg_id', type: 'uuid', nullable: true })
  legId!: string | null;
}
