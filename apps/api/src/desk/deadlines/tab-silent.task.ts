import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import type { TabRow } from '../store/rows';
import { Store } from '../store/store';
import { tabSilentKey } from '../store/job-keys';
import { LostAgents } from './lost-agents';
import { Uptime } from './uptime';
import { withdrawRingIfGone } from '../store/withdraw-ring';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';

/**
 * Concludes that a tab is gone, long before the carrier does: its agent is offline, and their
 * customer is looked after.
 */
@Injectable()
export class TabSilentTask implements Task<'tab_silent'> {
  readonly name = 'tab_silent';

  constructor(
    private readonly uptime: Uptime,
    private readonly store: Store,
    private readonly presence: PresenceService,
    private readonly lost: LostAgents,
  ) {}

  async run({ tabId }: Jobs['tab_silent']): Promise<void> {
    const tab = await this.store.tabs.find(tabId);
    // It may be us who were away, or our clock is behind: nobody else would ask again.
    const runAt = this.uptime.deafUntil ?? (tab && this.presence.silentFrom(tab));
    if (runAt) {
      await this.askAgain(tabId, runAt);
      return;
    }
    if (tab) await this.giveUp(tab);
    await this.presence.tellEverybody();
  }

  private async giveUp({ id, agentId }: TabRow): Promise<void> {
    const lookAgainAt = await this.lost.loseCalls({ agentId }, `job:${this.name}`);
    if (lookAgainAt) await this.askAgain(id, lookAgainAt);
    await this.store.transaction((tx) => withdrawRingIfGone(tx.jobs, agentId));
  }

  private async askAgain(tabId: string, runAt: Date): Promise<void> {
    await this.store.transaction((tx) =>
      tx.jobs.add(this.name, { tabId }, { runAt, key: tabSilentKey(tabId) }),
    );
  }
}
