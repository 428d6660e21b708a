import { type EntityManager, MoreThan } from 'typeorm';
import { SessionEntity } from '../../auth/session.entity';
import type { SessionsInHand } from '../../store/sessions';

/** The signed-in tabs in PostgreSQL. */
export class PostgresSessions implements SessionsInHand {
  constructor(private readonly manager: EntityManager) {}

  find(sessionId: string): Promise<SessionEntity | null> {
    return this.manager.findOneBy(SessionEntity, { id: sessionId });
  }

  findByToken(tokenHash: string, now: Date): Promise<SessionEntity | null> {
    return this.manager.findOneBy(SessionEntity, { tokenHash, expiresAt: MoreThan(now) });
  }

  of(agentId: string): Promise<SessionEntity[]> {
    return this.manager.findBy(SessionEntity, { agentId });
  }

  async open(session: SessionEntity): Promise<void> {
    await this.manager.insert(SessionEntity, session);
  }

  lock(sessionId: string): Promise<SessionEntity | null> {
    return this.manager.findOne(SessionEntity, {
      where: { id: sessionId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async save(session: SessionEntity): Promise<void> {
    await this.manager.save(SessionEntity, session);
  }

  async close(sessionId: string): Promise<void> {
    await this.manager.delete(SessionEntity, sessionId);
  }
}
