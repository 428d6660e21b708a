import { Component, computed, inject } from '@angular/core';
import { Elapsed } from '../display/elapsed';
import { Queue } from './queue';
import { waitingText } from './queue-words';

/** How many customers wait, and how long the first of them has waited. */
@Component({
  selector: 'baton-queue-status',
  imports: [Elapsed],
  template: `
    @if (queue.waiting() !== null) {
      <p [class.waiting]="queue.longestSince()">
        {{ words() }}
        @if (queue.longestSince(); as since) {
          <span aria-hidden="true">·</span>
          <span class="cdk-visually-hidden">, the first for&ngsp;</span>
          <baton-elapsed [since]="since" />
        }
      </p>
    }
  `,
  styles: `
    p {
      display: inline-flex;
      align-items: baseline;
      gap: 0.375rem;
      margin: 0;
      padding: 0.125rem 0.625rem;
      border-radius: 1rem;
      background: var(--surface-2);
      color: var(--ink-muted);
      font-size: 0.875rem;
      white-space: nowrap;
    }
    .waiting {
      background: var(--hold-soft);
      color: var(--hold-ink);
      font-weight: 600;
    }
  `,
})
export class QueueStatus {
  protected readonly queue = inject(Queue);
  protected readonly words = computed(() => waitingText(this.queue.waiting() ?? 0));
}
