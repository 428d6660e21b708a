import { Component, computed, input } from '@angular/core';
import type { AgentView } from '@baton/shared-types';
import { presenceText } from './presence-words';

/** An agent's presence in a word, with its colour. */
@Component({
  selector: 'baton-presence-chip',
  template: '<span class="chip" [class]="agent().presence">{{ text() }}</span>',
  styles: `
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.4rem;
      color: var(--ink-muted);
      font-size: 0.8125rem;
    }
    .chip::before {
      content: '';
      width: 0.55rem;
      height: 0.55rem;
      flex: none;
      border-radius: 50%;
      background: var(--line-strong);
    }
    .available {
      color: var(--live);
      font-weight: 600;
    }
    .available::before {
      background: var(--live-bright);
    }
    .wrap-up::before,
    .away::before {
      background: var(--hold-bright);
    }
    .ringing::before,
    .on-call::before {
      background: var(--accent);
    }
  `,
})
export class PresenceChip {
  readonly agent = input.required<AgentView>();
  protected readonly text = computed(() => presenceText(this.agent()));
}
