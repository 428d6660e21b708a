import { agentParty, type CallId } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { heardSince } from '../agents/presence';
import { CallWriter, type Written } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import { Clock } from '../store/clock';
import { Ids } from '../store/ids';
import type { Transaction } from '../store/store';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';

/**
 * Rings a lost agent whose page is back. While it is not, every heartbeat of that agent tries
 * again.
 */
@Injectable()
export class RecallTask implements Task<'recall'> {
  readonly name = 'recall';

  constructor(
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async run({ callId }: Jobs['recall']): Promise<void> {
    await this.calls.inTransaction((tx) => this.ringIfBack(tx, callId));
  }

  private async ringIfBack(tx: Transaction, callId: CallId): Promise<Written | null> {
    await tx.agents.takeTurnToRing();
    const call = await tx.calls.lock(callId);
    if (call?.state !== 'owner-lost' || !call.recallAgentId) return null;
    // What their page said before the loss proves nothing.
    const heard = later(call.stateSince, heardSince(this.clock.now()));
    if (!(await tx.agents.isFree(call.recallAgentId, heard))) return null;
    return this.writer.write(tx, callId, {
      kind: 'concluded',
      event: {
        type: 'agent_recalled',
        offer: { leg: this.ids.next(), party: agentParty(call.recallAgentId) },
      },
      cause: 'job:recall',
    });
  }
}

const later = (one: Date, other: Date) => (one > other ? one : other);
