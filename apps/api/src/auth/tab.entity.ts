import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SessionEntity } from './session.entity';

/** One page that an agent has open: a tab, from one load to the next. Copies of a tab share its session, and each is a tab of its own. */
@Entity('agent_tab')
@Index('tabs_of_session', ['sessionId'])
@Index('tabs_of_agent', ['agentId'])
export class TabEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'agent_tab_pkey' })
  readonly id!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  readonly sessionId!: string;

  @ManyToOne(() => SessionEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'agent_tab_of_session' })
  readonly session?: SessionEntity;

  @Column({ name: 'agent_id', type: 'varchar', length: 64 })
  readonly agentId!: string;

  /** When it last showed that it is alive. */
  @Column({ name: 'last_seen_at', type: 'timestamptz', precision: 3 })
  lastSeenAt!: Date;

  /** Whether its telephone could be rung when it was last seen. */
  @Column({ type: 'boolean' })
  registered!: boolean;

  /** Which leg it talked over when it was last seen. */
  @Column({ name: 'leg_id', type: 'uuid', nullable: true })
  legId!: string | null;
}
