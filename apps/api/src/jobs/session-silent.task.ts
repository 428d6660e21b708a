import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import { CallsService } from '../calls/calls.service';
import type { SessionRow } from '../store/rows';
import { Store } from '../store/store';
import { sessionSilentKey } from './job-keys';
import { Uptime } from './uptime';
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
    private readonly calls: CallsService,
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
    if (session) await this.loseCalls(session);
    await this.presence.tellEverybody();
  }

  /**
   * An agent none of whose tabs is heard of does not hear their customer either; nor does one whose other tabs live
   * while the one is silent that they talked over.
   */
  private async loseCalls({ agentId, legId }: SessionRow): Promise<void> {
    const isAlone = await this.presence.isSilent(agentId);
    for (const leg of await this.store.legs.findTalking(agentId)) {
      if (!isAlone && leg.id !== legId) continue;
      await this.calls.record(leg.callId, {
        event: { type: 'leg_over', leg: leg.id, outcome: 'left' },
        cause: 'job:session_silent',
        commands: [{ type: 'release', leg: leg.id }],
      });
    }
  }
}
