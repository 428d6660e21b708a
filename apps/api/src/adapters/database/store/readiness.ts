import type { AgentId } from '@baton/call-flow';
import type { EntityManager } from 'typeorm';
import type { Readiness } from '../../../desk/store/readiness';

interface ReadinessRow {
  readonly id: string;
  readonly name: string;
  readonly presence: Readiness['presence'];
  readonly away_reason: Readiness['awayReason'];
  readonly presence_since: Date;
  readonly idle_since: Date;
  readonly wrap_up_until: Date | null;
  readonly leg_joined_at: Date | null;
  readonly leg_created_at: Date | null;
  readonly is_reachable: boolean;
  readonly last_seen_at: Date | null;
}

/** Reads what the presence of one agent, or of all, follows from. */
export async function readReadiness(
  manager: EntityManager,
  heardSince: Date,
  agentId: AgentId | null = null,
): Promise<Readiness[]> {
  const rows = await manager.query<ReadinessRow[]>(
    `SELECT agent.id, agent.name, agent.presence, agent.away_reason, agent.presence_since,
            agent.idle_since, agent.wrap_up_until,
            COALESCE(leg.joined_at, leg.waiting_since) AS leg_joined_at, leg.created_at AS leg_created_at,
            COALESCE(tabs.is_reachable, false) AS is_reachable, tabs.last_seen_at
       FROM agent
       LEFT JOIN leg ON leg.agent_id = agent.id AND leg.ended_at IS NULL
       LEFT JOIN LATERAL (
         SELECT bool_or(registered AND last_seen_at > $2) AS is_reachable,
                max(last_seen_at) AS last_seen_at
           FROM agent_tab WHERE agent_tab.agent_id = agent.id
       ) tabs ON true
      WHERE $1::varchar IS NULL OR agent.id = $1
      ORDER BY agent.name, agent.id`,
    [agentId, heardSince],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    presence: row.presence,
    awayReason: row.away_reason,
    presenceSince: row.presence_since,
    idleSince: row.idle_since,
    wrapUpUntil: row.wrap_up_until,
    leg: row.leg_created_at && { joinedAt: row.leg_joined_at, createdAt: row.leg_created_at },
    isReachable: row.is_reachable,
    lastSeenAt: row.last_seen_at,
  }));
}
