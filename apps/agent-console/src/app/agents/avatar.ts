import { Component, computed, input } from '@angular/core';
import type { Presence } from '@baton/shared-types';

/** An agent's initial on a disc, with a dot for their presence. */
@Component({
  selector: 'baton-avatar',
  template: `
    <span>{{ initial() }}</span>
    @if (presence(); as presence) {
      <i [class]="presence"></i>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      place-items: center;
      width: 2.5rem;
      height: 2.5rem;
      flex: none;
      border-radius: 50%;
      background: var(--primary-soft);
      color: var(--primary-ink);
      font-weight: 700;
    }
    i {
      position: absolute;
      right: -0.1rem;
      bottom: -0.1rem;
      width: 0.8rem;
      height: 0.8rem;
      border: 2px solid var(--surface);
      border-radius: 50%;
      background: var(--line-strong);
    }
    i.available {
      background: var(--live-bright);
    }
    i.wrap-up,
    i.away {
      background: var(--hold-bright);
    }
    i.ringing,
    i.on-call {
      background: var(--accent);
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Avatar {
  readonly name = input.required<string>();
  readonly presence = input<Presence>();
  protected readonly initial = computed(() => this.name().charAt(0).toUpperCase());
}
