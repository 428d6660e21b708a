import type { AgentId } from '@baton/call-flow';
import type { TabRow } from '../../src/desk/store/rows';
import type { TabsInHand } from '../../src/desk/store/tabs';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** The pages that agents have open, in memory. */
export class MemoryTabs implements TabsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(tabId: string): Promise<TabRow | null> {
    return copyOf(this.tables.tabs.get(tabId));
  }

  async of(agentId: AgentId): Promise<TabRow[]> {
    return this.all((tab) => tab.agentId === agentId);
  }

  async ofSession(sessionId: string): Promise<TabRow[]> {
    return this.all((tab) => tab.sessionId === sessionId);
  }

  async save(tab: TabRow): Promise<void> {
    this.draft?.put('tabs', tab);
  }

  async forget(tabIds: readonly string[]): Promise<void> {
    for (const id of tabIds) this.draft?.remove('tabs', id);
  }

  private all(fits: (tab: TabRow) => boolean): TabRow[] {
    return valuesOf(this.tables.tabs)
      .filter(fits)
      .map((tab) => ({ ...tab }));
  }
}
