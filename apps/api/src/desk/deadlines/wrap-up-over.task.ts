import { Injectable } from '@nestjs/common';
import { PresenceService } from '../agents/presence.service';
import { Clock } from '../store/clock';
import { Store } from '../store/store';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';

/**
 * Makes an agent available again who has had their time after a call; the next customer may be
 * waiting.
 */
@Injectable()
export class WrapUpOverTask implements Task<'wrap_up_over'> {
  readonly name = 'wrap_up_over';

  constructor(
    private readonly store: Store,
    private readonly presence: PresenceService,
    private readonly clock: Clock,
  ) {}

  async run({ agentId, until }: Jobs['wrap_up_over']): Promise<void> {
    const isOver = await this.store.transaction(async (tx) => {
      const agent = await tx.agents.lock(agentId);
      // The end of an earlier wrap-up is not the end of a later one.
      if (agent?.wrapUpUntil?.toISOString() !== until) return false;
      await tx.agents.change(agentId, { wrapUpUntil: null, presenceSince: this.clock.now() });
      await tx.jobs.add('match', {});
      return true;
    });
    if (isOver) await this.presence.tellEverybody();
  }
}
