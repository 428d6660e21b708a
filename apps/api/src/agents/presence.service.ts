import type { AgentView } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addJob } from '../jobs/job-queue';
import { Consoles } from '../live/consoles';
import { AgentEntity } from './agent.entity';
import { agentView, type Readiness, silenceLimit } from './presence';

/** Who can be rung now, and who not and why. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly consoles: Consoles,
  ) {}

  async list(): Promise<AgentView[]> {
    return (await readReadiness(this.dataSource.manager)).map(agentView);
  }

  async view(agentId: string): Promise<AgentView | null> {
    const [agent] = await readReadiness(this.dataSource.manager, agentId);
    return agent ? agentView(agent) : null;
  }

  /** Stores what an agent chose to be; somebody may be waiting for an agent who is available. */
  async choose(agentId: string, presence: 'available' | 'away'): Promise<void> {
    const now = new Date();
    await this.dataSource.transaction(async (manager) => {
      const agent = await manager.findOneOrFail(AgentEntity, {
        where: { id: agentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (agent.presence !== presence) {
        agent.presenceSince = now;
        agent.idleSince = now;
      }
      agent.presence = presence;
      agent.awayReason = presence === 'away' ? 'chosen' : null;
      await manager.save(agent);
      if (presence === 'available') await addJob(manager, 'match', {});
    });
    await this.tellEverybody();
  }

  async tellEverybody(): Promise<void> {
    this.consoles.showAgents(await this.list());
  }
}

interface ReadinessRow {
  readonly id: string;
  readonly name: string;
  readonly presence: 'available' | 'away';
  readonly away_reason: AgentView['awayReason'];
  readonly presence_since: Date;
  readonly leg_joined_at: Date | null;
  readonly leg_created_at: Date | null;
  readonly is_reachable: boolean;
  readonly last_seen_at: Date | null;
}

/** Reads what the presence of one agent, or of all, follows from. */
export async function readReadiness(
  manager: EntityManager,
  agentId: string | null = null,
): Promise<Readiness[]> {
  const rows = await manager.query<ReadinessRow[]>(
    `SELECT agent.id, agent.name, agent.presence, agent.away_reason, agent.presence_since,
            leg.joined_at AS leg_joined_at, leg.created_at AS leg_created_at,
            COALESCE(tabs.is_reachable, false) AS is_reachable, tabs.last_seen_at
       FROM agent
       LEFT JOIN leg ON leg.agent_id = agent.id AND leg.ended_at IS NULL
       LEFT JOIN LATERAL (
         SELECT bool_or(registered AND last_seen_at > $2) AS is_reachable,
                max(last_seen_at) AS last_seen_at
           FROM agent_session WHERE agent_session.agent_id = agent.id
       ) tabs ON true
      WHERE $1::varchar IS NULL OR agent.id = $1
      ORDER BY agent.name, agent.id`,
    [agentId, new Date(Date.now() - silenceLimit)],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    presence: row.presence,
    awayReason: row.away_reason,
    presenceSince: row.presence_since,
    leg: row.leg_created_at && { joinedAt: row.leg_joined_at, createdAt: row.leg_created_at },
    isReachable: row.is_reachable,
    lastSeenAt: row.last_seen_at,
  }));
}
