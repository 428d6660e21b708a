import type { AgentId } from '@baton/call-flow';
import type { Readiness } from './readiness';
import type { AgentRow } from './rows';

/** What becomes of an agent; all else is left as it is. */
export type AgentChanges = Partial<
  Pick<AgentRow, 'presence' | 'awayReason' | 'presenceSince' | 'idleSince' | 'wrapUpUntil'>
>;

/**
 * The agents, as they can be looked up. `heardSince`: a tab that has been silent for longer counts
 * as gone.
 */
export interface Agents {
  /** Names by id; who is not an agent has none. */
  namesOf(agentIds: readonly AgentId[]): Promise<ReadonlyMap<string, string>>;
  /** What every agent's presence follows from, by name. */
  listReadiness(heardSince: Date): Promise<Readiness[]>;
  findReadiness(agentId: AgentId, heardSince: Date): Promise<Readiness | null>;
  /**
   * The longest idle of the agents who are available, done with their last call, reachable, on no
   * leg, and not waited for by a customer that they lost.
   */
  findLongestIdle(heardSince: Date): Promise<string | null>;
  /** Whether an agent is on no leg and has a tab that can be rung. */
  isFree(agentId: AgentId, heardSince: Date): Promise<boolean>;
}

/** The agents, inside of a transaction. */
export interface AgentsInHand extends Agents {
  /** Reads an agent and keeps others from changing them until the transaction is over. */
  lock(agentId: AgentId): Promise<AgentRow | null>;
  change(agentId: AgentId, changes: AgentChanges): Promise<void>;
  /**
   * Waits until nobody else is about to ring an agent, until the transaction is over: two at a time
   * would find the same agent free. It is taken before a call is locked, by everybody.
   */
  takeTurnToRing(): Promise<void>;
}
