import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Agents } from '../agents/agents';
import { isChoosable } from '../agents/presence-words';

/** Lets the agent have the queue decide who gets the call. */
@Component({
  selector: 'baton-queue-choice',
  imports: [MatButton],
  template: `
    <p>{{ available() }}</p>
    <button type="button" matButton="filled" [disabled]="isNobodyThere()" (click)="chosen.emit()">
      {{ label() }}
    </button>
  `,
  styles: `
    p {
      margin: 0 0 0.75rem;
      color: var(--ink-muted);
    }
    button {
      min-height: 2.875rem;
    }
  `,
})
export class QueueChoice {
  private readonly agents = inject(Agents);

  /** Whether somebody has to be available now; a customer can wait in the queue for them. */
  readonly needsSomebody = input.required<boolean>();
  readonly label = input.required<string>();
  readonly chosen = output();

  private readonly count = computed(() => this.agents.colleagues().filter(isChoosable).length);
  protected readonly isNobodyThere = computed(() => this.needsSomebody() && this.count() === 0);
  protected readonly available = computed(() => {
    switch (this.count()) {
      case 0:
        return 'No colleague is available right now.';
      case 1:
        return 'One colleague is available now.';
      default:
        return `${this.count()} colleagues are available now.`;
    }
  });
}
