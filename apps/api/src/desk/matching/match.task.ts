import { agentParty } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import { CallWriter, type Written } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import { Ids } from '../store/ids';
import type { Transaction } from '../store/store';
import type { Task } from '../store/task';

/**
 * Brings waiting customers and free agents together: those who lost their agent first, then the
 * longest waiting.
 */
@Injectable()
export class MatchTask implements Task<'match'> {
  readonly name = 'match';

  constructor(
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
    private readonly presence: PresenceService,
    private readonly ids: Ids,
  ) {}

  async run(): Promise<void> {
    // While nobody is free there is nothing to lock: who becomes free asks for the next match.
    while (
      (await this.presence.findLongestIdle()) &&
      (await this.calls.inTransaction((tx) => this.offerNext(tx)))
    ) {
      // One transaction for each pair, so that no customer waits for the others to be stored.
    }
  }

  private async offerNext(tx: Transaction): Promise<Written | null> {
    await tx.agents.takeTurnToRing();
    // Locked calls are waited for: one that is skipped would be found by nobody.
    for (const callId of await tx.calls.listWaiting()) {
      const call = await tx.calls.lock(callId);
      if (call?.state !== 'queued') continue;
      const agent = await this.presence.findLongestIdle(tx.agents);
      if (!agent) return null;
      return this.writer.write(tx, callId, {
        kind: 'concluded',
        event: {
          type: 'agent_offered',
          offer: { leg: this.ids.next(), party: agentParty(agent) },
        },
        cause: 'job:match',
      });
    }
    return null;
  }
}
