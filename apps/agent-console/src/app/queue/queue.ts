import { computed, inject, Service, signal } from '@angular/core';
import { type QueueView, queueViewSchema } from '@baton/shared-types';
import { LiveConnection } from '../live/live-connection';

/** The customers who wait for an agent, as of now. */
@Service()
export class Queue {
  private readonly live = inject(LiveConnection);
  private readonly view = signal<QueueView | null>(null);

  /** How many wait; null until the desk has said. */
  readonly waiting = computed(() => this.view()?.waiting ?? null);
  /** Since when the one who has waited longest has waited. */
  readonly longestSince = computed(() => this.view()?.longestSince ?? null);

  constructor() {
    this.live.listen('queue', (message) => {
      const queue = queueViewSchema.safeParse(message);
      if (queue.success) this.receive(queue.data);
    });
  }

  clear(): void {
    this.view.set(null);
  }

  /** Takes a view unless a newer one came first: they come from several processes of the desk. */
  private receive(view: QueueView): void {
    const known = this.view();
    if (!known || known.asOf <= view.asOf) this.view.set(view);
  }
}
