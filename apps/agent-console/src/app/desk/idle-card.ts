import { Component, computed, inject } from '@angular/core';
import { Agents } from '../agents/agents';
import { Queue } from '../queue/queue';
import { QueueStatus } from '../queue/queue-status';
import { Telephone } from '../softphone/telephone';
import { idleWords } from './idle-words';

/** What the desk shows between two calls. */
@Component({
  selector: 'baton-idle-card',
  imports: [QueueStatus],
  template: `
    <section class="card moment" [class.waiting]="isWaiting()">
      <svg viewBox="0 0 320 120" aria-hidden="true">
        <path class="lane" d="M0 30h320M0 60h320M0 90h320" />
        <path class="baton from" d="M96 60h44" />
        <path class="baton to" d="M180 60h44" />
      </svg>
      <h1>{{ words().headline }}</h1>
      <p>{{ words().explanation }}</p>
      @if (queue.waiting()) {
        <baton-queue-status />
      }
    </section>
  `,
  styleUrl: './idle-card.css',
})
export class IdleCard {
  private readonly agents = inject(Agents);
  protected readonly queue = inject(Queue);
  private readonly telephone = inject(Telephone);
  protected readonly presence = computed(() => this.agents.me()?.presence ?? 'offline');
  protected readonly isWaiting = computed(() => this.presence() === 'available');
  protected readonly words = computed(() =>
    idleWords(this.presence(), this.telephone.registration(), this.queue.waiting() ?? 0),
  );
}
