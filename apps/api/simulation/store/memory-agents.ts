import type { AgentId } from '@baton/call-flow';
import type { Readiness } from '../../src/desk/store/readiness';
import type { AgentChanges, AgentsInHand } from '../../src/desk/store/agents';
import type { AgentRow } from '../../src/desk/store/rows';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** The agents, in memory. */
export class MemoryAgents implements AgentsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async namesOf(agentIds: readonly AgentId[]): Promise<ReadonlyMap<string, string>> {
    return new Map(
      agentIds.flatMap((id) => {
        const agent = this.tables.agents.get(id);
        return agent ? [[id, agent.name] as const] : [];
      }),
    );
  }

  async listReadiness(heardSince: Date): Promise<Readiness[]> {
    return valuesOf(this.tables.agents)
      .sort((one, other) => compare(one.name, other.name) || compare(one.id, other.id))
      .map((agent) => this.readinessOf(agent, heardSince));
  }

  async findReadiness(agentId: AgentId, heardSince: Date): Promise<Readiness | null> {
    const agent = this.tables.agents.get(agentId);
    return agent ? this.readinessOf(agent, heardSince) : null;
  }

  async findLongestIdle(heardSince: Date): Promise<string | null> {
    const [longest] = valuesOf(this.tables.agents)
      .filter(
        ({ id, presence, wrapUpUntil }) =>
          presence === 'available' &&
          wrapUpUntil === null &&
          this.freeNow(id, heardSince) &&
          !this.isWaitedFor(id),
      )
      .sort(
        (one, other) =>
          one.idleSince.getTime() - other.idleSince.getTime() || compare(one.id, other.id),
      );
    return longest?.id ?? null;
  }

  async isFree(agentId: AgentId, heardSince: Date): Promise<boolean> {
    return this.freeNow(agentId, heardSince);
  }

  async lock(agentId: AgentId): Promise<AgentRow | null> {
    return copyOf(this.tables.agents.get(agentId));
  }

  async change(agentId: AgentId, changes: AgentChanges): Promise<void> {
    const agent = this.tables.agents.get(agentId);
    if (agent) this.draft?.put('agents', { ...agent, ...changes });
  }

  /** Transactions are one after another here. */
  takeTurnToRing = () => Promise.resolve();

  private freeNow(agentId: AgentId, heardSince: Date): boolean {
    return this.isReachable(agentId, heardSince) && !this.liveLeg(agentId);
  }

  private isReachable(agentId: AgentId, heardSince: Date): boolean {
    return this.tabsOf(agentId).some(
      ({ registered, lastSeenAt }) => registered && lastSeenAt > heardSince,
    );
  }

  private isWaitedFor(agentId: AgentId): boolean {
    return valuesOf(this.tables.calls).some(
      ({ state, recallAgentId }) => state === 'owner-lost' && recallAgentId === agentId,
    );
  }

  private liveLeg(agentId: AgentId) {
    return valuesOf(this.tables.legs).find((leg) => leg.agentId === agentId && !leg.endedAt);
  }

  private tabsOf(agentId: AgentId) {
    return valuesOf(this.tables.tabs).filter((tab) => tab.agentId === agentId);
  }

  private readinessOf(agent: AgentRow, heardSince: Date): Readiness {
    const { id, name, presence, awayReason, presenceSince, idleSince, wrapUpUntil } = agent;
    const leg = this.liveLeg(id);
    const seen = this.tabsOf(id).map(({ lastSeenAt }) => lastSeenAt.getTime());
    return {
      ...{ id, name, presence, awayReason, presenceSince, idleSince, wrapUpUntil },
      leg: leg ? { joinedAt: leg.joinedAt ?? leg.waitingSince, createdAt: leg.createdAt } : null,
      isReachable: this.isReachable(id, heardSince),
      lastSeenAt: seen.length > 0 ? new Date(Math.max(...seen)) : null,
    };
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
