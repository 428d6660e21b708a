import type { AgentId } from '@baton/call-flow';
import { type EntityManager, MoreThan } from 'typeorm';
import { SessionEntity } from '../entities/session.entity';
import type { SessionsInHand } from '../../../desk/store/sessions';
import type { SessionRow } from '../../../desk/store/rows';

/** What agents have signed in to, in PostgreSQL. */
export class PostgresSessions implements SessionsInHand {
  constructor(private readonly manager: EntityManager) {}

  find(sessionId: string): Promise<SessionRow | null> {
    return this.manager.findOneBy(SessionEntity, { id: sessionId });
  }

  findByToken(tokenHash: string, now: Date): Promise<SessionRow | null> {
    return this.manager.findOneBy(SessionEntity, { tokenHash, expiresAt: MoreThan(now) });
  }

  listOpen(now: Date): Promise<SessionRow[]> {
    return this.manager.findBy(SessionEntity, { expiresAt: MoreThan(now) });
  }

  of(agentId: AgentId): Promise<SessionRow[]> {
    return this.manager.findBy(SessionEntity, { agentId });
  }

  async open(session: SessionRow): Promise<void> {
    await this.manager.insert(SessionEntity, session);
  }

  lock(sessionId: string): Promise<SessionRow | null> {
    return this.manager.findOne(SessionEntity, {
      where: { id: sessionId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async close(sessionId: string): Promise<void> {
    await this.manager.delete(SessionEntity, sessionId);
  }
}
