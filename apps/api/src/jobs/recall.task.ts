import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { silenceLimit } from '../agents/presence';
import { takeTurnToRing } from '../agents/turn-to-ring';
import type { CallEntity } from '../calls/call.entity';
import { CallWriter, lockCall, type Written } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import type { Jobs } from './jobs';
import type { Task } from './task';

/** Rings a lost agent whose page is back. While it is not, every heartbeat of that agent tries again. */
@Injectable()
export class RecallTask implements Task<'recall'> {
  readonly name = 'recall';

  constructor(
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
  ) {}

  async run({ callId }: Jobs['recall']): Promise<void> {
    await this.calls.inTransaction((manager) => this.ringIfBack(manager, callId));
  }

  private async ringIfBack(manager: EntityManager, callId: string): Promise<Written | null> {
    await takeTurnToRing(manager);
    const call = await lockCall(manager, callId);
    if (call?.state !== 'owner-lost' || !call.recallAgentId) return null;
    if (!(await isBack(manager, call))) return null;
    return this.writer.write(manager, callId, {
      event: {
        type: 'agent_recalled',
        offer: { leg: randomUUID(), agent: call.recallAgentId },
      },
      cause: 'job:recall',
    });
  }
}

/** Whether the lost agent can be rung: what their page said before the loss proves nothing. */
async function isBack(
  manager: EntityManager,
  { recallAgentId, stateSince }: CallEntity,
): Promise<boolean> {
  const [row] = await manager.query<{ is_back: boolean }[]>(
    `SELECT EXISTS (
              SELECT FROM agent_session tab
               WHERE tab.agent_id = $1 AND tab.registered
                 AND tab.last_seen_at > $2 AND tab.last_seen_at > $3
            )
        AND NOT EXISTS (SELECT FROM leg WHERE leg.agent_id = $1 AND leg.ended_at IS NULL)
         AS is_back`,
    [recallAgentId, stateSince, new Date(Date.now() - silenceLimit)],
  );
  return row?.is_back ?? false;
}
