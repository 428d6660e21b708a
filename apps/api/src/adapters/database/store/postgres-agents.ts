import type { AgentId } from '@baton/call-flow';
import { type EntityManager, In } from 'typeorm';
import { AgentEntity } from '../entities/agent.entity';
import type { Readiness } from '../../../desk/store/readiness';
import type { AgentChanges, AgentsInHand } from '../../../desk/store/agents';
import { readReadiness } from './readiness';
import type { AgentRow } from '../../../desk/store/rows';

/** Any number, as long as everybody takes the same. */
const turnToRingLockId = 7_261_002;

/** The agents in PostgreSQL. */
export class PostgresAgents implements AgentsInHand {
  constructor(private readonly manager: EntityManager) {}

  async namesOf(agentIds: readonly AgentId[]): Promise<ReadonlyMap<string, string>> {
    const agents = await this.manager.findBy(AgentEntity, { id: In(agentIds) });
    return new Map(agents.map(({ id, name }) => [id, name]));
  }

  listReadiness(heardSince: Date): Promise<Readiness[]> {
    return readReadiness(this.manager, heardSince);
  }

  async findReadiness(agentId: AgentId, heardSince: Date): Promise<Readiness | null> {
    const [agent] = await readReadiness(this.manager, heardSince, agentId);
    return agent ?? null;
  }

  async findLongestIdle(heardSince: Date): Promise<string | null> {
    const [agent] = await this.manager.query<{ id: string }[]>(
      `SELECT agent.id FROM agent
        WHERE presence = 'available'
          AND wrap_up_until IS NULL
          AND EXISTS (
            SELECT FROM agent_tab tab
             WHERE tab.agent_id = agent.id AND tab.registered AND tab.last_seen_at > $1
          )
          AND NOT EXISTS (SELECT FROM leg WHERE leg.agent_id = agent.id AND leg.ended_at IS NULL)
          -- The customer that they lost comes before any other.
          AND NOT EXISTS (
            SELECT FROM call WHERE call.state = 'owner-lost' AND call.recall_agent_id = agent.id
          )
        ORDER BY idle_since, agent.id
        LIMIT 1`,
      [heardSince],
    );
    return agent?.id ?? null;
  }

  async isFree(agentId: AgentId, heardSince: Date): Promise<boolean> {
    const [row] = await this.manager.query<{ is_free: boolean }[]>(
      `SELECT EXISTS (
                SELECT FROM agent_tab tab
                 WHERE tab.agent_id = $1 AND tab.registered AND tab.last_seen_at > $2
              )
          AND NOT EXISTS (SELECT FROM leg WHERE leg.agent_id = $1 AND leg.ended_at IS NULL)
           AS is_free`,
      [agentId, heardSince],
    );
    return row?.is_free ?? false;
  }

  lock(agentId: AgentId): Promise<AgentRow | null> {
    return this.manager.findOne(AgentEntity, {
      where: { id: agentId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async change(agentId: AgentId, changes: AgentChanges): Promise<void> {
    await this.manager.update(AgentEntity, agentId, changes);
  }

  async takeTurnToRing(): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock($1)', [turnToRingLockId]);
  }
}
