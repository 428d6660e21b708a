import type { AgentId } from '@baton/call-flow';
import { type EntityManager, In } from 'typeorm';
import { TabEntity } from '../entities/tab.entity';
import type { TabRow } from '../../../desk/store/rows';
import type { TabsInHand } from '../../../desk/store/tabs';

/** The pages that agents have open, in PostgreSQL. */
export class PostgresTabs implements TabsInHand {
  constructor(private readonly manager: EntityManager) {}

  find(tabId: string): Promise<TabRow | null> {
    return this.manager.findOneBy(TabEntity, { id: tabId });
  }

  of(agentId: AgentId): Promise<TabRow[]> {
    return this.manager.findBy(TabEntity, { agentId });
  }

  ofSession(sessionId: string): Promise<TabRow[]> {
    return this.manager.findBy(TabEntity, { sessionId });
  }

  async save(tab: TabRow): Promise<void> {
    await this.manager.upsert(TabEntity, tab, ['id']);
  }

  async forget(tabIds: readonly string[]): Promise<void> {
    await this.manager.delete(TabEntity, { id: In([...tabIds]) });
  }
}
