import { computed, effect, inject, Service, untracked } from '@angular/core';
import { Agents } from '../agents/agents';
import { Notices } from '../notices/notices';
import { Queue } from './queue';
import { pleaText } from './queue-words';

/**
 * An agent who has just been found shows in one message, that nobody waits any more in another: so
 * much apart, in ms.
 */
const settledAfterMs = 1_000;

/** Tells an agent who is away when more customers wait than there are agents free for them. */
@Service()
export class QueuePlea {
  private readonly agents = inject(Agents);
  private readonly notices = inject(Notices);
  private readonly queue = inject(Queue);

  /** Whether this agent could help: they are away, customers wait, and no agent is free. */
  readonly isNeeded = computed(() => {
    const presence = this.agents.me()?.presence;
    if (presence !== 'away' && presence !== 'offline') return false;
    const free = this.agents
      .colleagues()
      .filter((colleague) => ['available', 'ringing'].includes(colleague.presence));
    return (this.queue.waiting() ?? 0) > free.length;
  });

  constructor() {
    effect((onCleanup) => {
      if (!this.isNeeded()) return;
      const timer = setTimeout(() => untracked(() => this.ask()), settledAfterMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  private ask(): void {
    this.notices.show('news', pleaText(this.queue.waiting() ?? 0), { holds: this.isNeeded });
  }
}
