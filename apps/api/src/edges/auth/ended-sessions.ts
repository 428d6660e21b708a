import type { AgentId } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { PresenceService } from '../../desk/agents/presence.service';
import { tabSilentKey } from '../../desk/store/job-keys';
import { withdrawRingIfGone } from '../../desk/store/withdraw-ring';
import { Consoles } from '../../desk/consoles/consoles';
import { Store } from '../../desk/store/store';

/**
 * Ends sessions: their tokens open nothing any more, their consoles are cut off, and their
 * customers are looked after.
 */
@Injectable()
export class EndedSessions {
  constructor(
    private readonly store: Store,
    private readonly consoles: Consoles,
    private readonly presence: PresenceService,
  ) {}

  /** Ends these; one that has ended already does no harm. */
  async end(...sessionIds: readonly string[]): Promise<void> {
    for (const id of sessionIds) await this.close(id);
    if (sessionIds.length > 0) await this.presence.tellEverybody();
  }

  /** Ends all that an agent has, in every tab and on every machine; answers how many. */
  async endAllOf(agentId: AgentId): Promise<number> {
    const sessions = await this.store.sessions.of(agentId);
    await this.end(...sessions.map(({ id }) => id));
    return sessions.length;
  }

  private async close(id: string): Promise<void> {
    await this.store.transaction(async (tx) => {
      const session = await tx.sessions.lock(id);
      if (!session) return;
      const tabs = await tx.tabs.ofSession(id);
      await tx.sessions.close(id);
      for (const tab of tabs) await tx.jobs.remove(tabSilentKey(tab.id));
      const { agentId } = session;
      const legIds = tabs.flatMap(({ legId }) => legId ?? []);
      await tx.jobs.add('session_over', { agentId, legIds });
      await withdrawRingIfGone(tx.jobs, agentId);
    });
    this.consoles.closeSession(id);
  }
}
