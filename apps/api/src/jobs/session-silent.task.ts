import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import { Store } from '../store/store';
import { sessionSilentKey } from './job-keys';
import { LostAgents } from './lost-agents';
import { Uptime } from './uptime';
import { withdrawRingIfGone } from './withdraw-ring';
import type { Jobs } from './jobs';
import type { Task } from './task';

/** Concludes that a tab is gone, long before the carrier does: its agent is offline, and their customer is looked after. */
@Injectable()
export class SessionSilentTask implements Task<'session_silent'> {
  readonly name = 'session_silent';

  constructor(
    private readonly uptime: Uptime,
    private readonly store: Store,
    private readonly presence: PresenceService,
    private readonly lost: LostAgents,
  ) {}

  async run({ sessionId }: Jobs['session_silent']): Promise<void> {
    const session = await this.store.sessions.find(sessionId);
    const runAt = this.uptime.deafUntil ?? (session && this.presence.silentFrom(session));
    if (runAt) {
      // It is us who were away, or our clock is behind: nobody else would ask again.
      await this.store.transaction((tx) =>
        tx.jobs.add(this.name, { sessionId }, { runAt, key: sessionSilentKey(sessionId) }),
      );
      return;
    }
    if (session) {
      await this.lost.loseCalls(session, 'job:session_silent');
      await this.store.transaction((tx) => withdrawRingIfGone(tx.jobs, session.agentId));
    }
    await this.presence.tellEverybody();
  }
}
