import type { Heartbeat } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { silenceLimit } from '../agents/presence';
import { PresenceService } from '../agents/presence.service';
import type { SignedIn } from '../auth/signed-in';
import { recallKey, sessionSilentKey } from '../jobs/job-keys';
import { sweepAtOnce } from '../jobs/sweeps';
import { withdrawRingIfGone } from '../jobs/withdraw-ring';
import { Clock } from '../store/clock';
import { Store, type Transaction } from '../store/store';
import type { SessionRow } from '../store/rows';

/** Notes that tabs are alive, and sets a deadline for the next time. */
@Injectable()
export class Heartbeats {
  constructor(
    private readonly store: Store,
    private readonly presence: PresenceService,
    private readonly clock: Clock,
  ) {}

  /** Answers whether the session still exists. */
  async note({ sessionId }: SignedIn, { registered, leg }: Heartbeat): Promise<boolean> {
    const change = await this.store.transaction(async (tx) => {
      const session = await tx.sessions.lock(sessionId);
      const now = this.clock.now();
      if (!session || session.expiresAt < now) return 'unknown';
      const wasReachable = isFresh(session, now) && session.registered;
      session.lastSeenAt = now;
      session.registered = registered;
      if (session.legId && session.legId !== leg) await lookFor(tx, session);
      session.legId = leg ?? null;
      await tx.sessions.save(session);
      const runAt = new Date(now.getTime() + silenceLimit);
      await tx.jobs.add(
        'session_silent',
        { sessionId },
        { runAt, key: sessionSilentKey(sessionId) },
      );
      if (registered) await recallTo(tx, session.agentId);
      if (wasReachable === registered) return 'nothing';
      if (registered) await tx.jobs.add('match', {});
      else await withdrawRingIfGone(tx.jobs, session.agentId);
      return 'reachability';
    });
    if (change === 'reachability') await this.presence.tellEverybody();
    return change !== 'unknown';
  }
}

/** A tab no longer talks over its leg: the carrier knows whether that is over, and its report may be late, or lost. */
async function lookFor(tx: Transaction, { agentId, legId }: SessionRow): Promise<void> {
  const talking = await tx.legs.findTalking(agentId);
  for (const { id, callId } of talking) if (id === legId) await sweepAtOnce(tx.jobs, callId);
}

/** A customer may be waiting for just this agent to come back. */
async function recallTo(tx: Transaction, agentId: string): Promise<void> {
  for (const { id: callId } of await tx.calls.findLostBy(agentId)) {
    await tx.jobs.add('recall', { callId }, { key: recallKey(callId) });
  }
}

const isFresh = ({ lastSeenAt }: SessionRow, now: Date) =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < silenceLimit;
