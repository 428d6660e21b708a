import type { AgentId } from '@baton/call-flow';
import type { TabRow } from './rows';

/** The pages that agents have open, as they can be looked up. */
export interface Tabs {
  find(tabId: string): Promise<TabRow | null>;
  /** All tabs of an agent that are remembered, in no order. */
  of(agentId: AgentId): Promise<TabRow[]>;
  /** All tabs of a session that are remembered, in no order. */
  ofSession(sessionId: string): Promise<TabRow[]>;
}

/**
 * The pages that agents have open, inside of a transaction. A tab is changed by those only who have
 * locked its session.
 */
export interface TabsInHand extends Tabs {
  /** Stores a tab, a new one as well. */
  save(tab: TabRow): Promise<void>;
  forget(tabIds: readonly string[]): Promise<void>;
}
