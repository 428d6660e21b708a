import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { silenceLimit } from '../agents/presence';
import { takeTurnToRing } from '../agents/turn-to-ring';
import { CallWriter, lockCall, type Written } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import type { Task } from './task';

/** Brings waiting customers and free agents together: those who lost their agent first, then the longest waiting. */
@Injectable()
export class MatchTask implements Task<'match'> {
  readonly name = 'match';

  constructor(
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
  ) {}

  async run(): Promise<void> {
    while (await this.calls.inTransaction((manager) => this.offerNext(manager))) {
      // One transaction for each pair, so that no customer waits for the others to be stored.
    }
  }

  private async offerNext(manager: EntityManager): Promise<Written | null> {
    await takeTurnToRing(manager);
    // Locked calls are waited for: one that is skipped would be found by nobody.
    for (const callId of await waitingCalls(manager)) {
      const call = await lockCall(manager, callId);
      if (call?.state !== 'queued') continue;
      const agent = await longestIdleAgent(manager);
      if (!agent) return null;
      return this.writer.write(manager, callId, {
        event: { type: 'agent_offered', offer: { leg: randomUUID(), agent } },
        cause: 'job:match',
      });
    }
    return null;
  }
}

async function waitingCalls(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM call WHERE state = 'queued' ORDER BY (parked = 'hold') DESC, started_at, id`,
  );
  return rows.map(({ id }) => id);
}

async function longestIdleAgent(manager: EntityManager): Promise<string | null> {
  const [agent] = await manager.query<{ id: string }[]>(
    `SELECT agent.id FROM agent
      WHERE presence = 'available'
        AND EXISTS (
          SELECT FROM agent_session tab
           WHERE tab.agent_id = agent.id AND tab.registered AND tab.last_seen_at > $1
        )
        AND NOT EXISTS (SELECT FROM leg WHERE leg.agent_id = agent.id AND leg.ended_at IS NULL)
        -- The customer whom they lost comes before any other.
        AND NOT EXISTS (
          SELECT FROM call WHERE call.state = 'owner-lost' AND call.recall_agent_id = agent.id
        )
      ORDER BY idle_since, agent.id
      LIMIT 1`,
    [new Date(Date.now() - silenceLimit)],
  );
  return agent?.id ?? null;
}
