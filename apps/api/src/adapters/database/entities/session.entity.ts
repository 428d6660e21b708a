import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AgentEntity } from './agent.entity';
import type { SessionRow } from '../../../desk/store/rows';

/** The table of {@link SessionRow}. */
@Entity('agent_session')
@Index('session_by_token', ['tokenHash'], { unique: true })
@Index('sessions_of_agent', ['agentId'])
@Index('sessions_by_end', ['expiresAt'])
export class SessionEntity implements SessionRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'agent_session_pkey' })
  readonly id!: string;

  @Column({ name: 'agent_id', type: 'varchar', length: 64 })
  readonly agentId!: string;

  @ManyToOne(() => AgentEntity)
  @JoinColumn({ name: 'agent_id', foreignKeyConstraintName: 'agent_session_of_agent' })
  readonly agent?: AgentEntity;

  @Column({ name: 'token_hash', type: 'char', length: 64 })
  readonly tokenHash!: string;

  @Column({ type: 'varchar', length: 64, default: '' })
  readonly credential!: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  readonly expiresAt!: Date;
}
