import type { Heartbeat } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { silenceLimit } from '../agents/presence';
import { PresenceService } from '../agents/presence.service';
import { SessionEntity } from '../auth/session.entity';
import type { SignedIn } from '../auth/signed-in';
import { CallEntity } from '../calls/call.entity';
import { addJob, recallKey, sessionSilentKey } from '../jobs/job-queue';

/** Notes that tabs are alive, and sets a deadline for the next time. */
@Injectable()
export class Heartbeats {
  constructor(
    private readonly dataSource: DataSource,
    private readonly presence: PresenceService,
  ) {}

  /** Answers whether the session still exists. */
  async note({ sessionId }: SignedIn, { registered }: Heartbeat): Promise<boolean> {
    const change = await this.dataSource.transaction(async (manager) => {
      const session = await manager.findOne(SessionEntity, {
        where: { id: sessionId },
        lock: { mode: 'pessimistic_write' },
      });
      const now = new Date();
      if (!session || session.expiresAt < now) return 'unknown';
      const wasReachable = isFresh(session, now) && session.registered;
      session.lastSeenAt = now;
      session.registered = registered;
      await manager.save(session);
      const runAt = new Date(now.getTime() + silenceLimit);
      await addJob(
        manager,
        'session_silent',
        { sessionId },
        { runAt, key: sessionSilentKey(sessionId) },
      );
      if (registered) await this.recall(manager, session.agentId);
      if (wasReachable === registered) return 'nothing';
      if (registered) await addJob(manager, 'match', {});
      return 'reachability';
    });
    if (change === 'reachability') await this.presence.tellEverybody();
    return change !== 'unknown';
  }

  /** A customer may be waiting for just this agent to come back. */
  private async recall(manager: EntityManager, agentId: string): Promise<void> {
    const lost = await manager.find(CallEntity, {
      where: { state: 'owner-lost', recallAgentId: agentId },
      select: { id: true },
    });
    for (const { id } of lost) {
      await addJob(manager, 'recall', { callId: id }, { key: recallKey(id) });
    }
  }
}

const isFresh = ({ lastSeenAt }: SessionEntity, now: Date) =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < silenceLimit;
