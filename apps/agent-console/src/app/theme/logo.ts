import { Component } from '@angular/core';

/** The mark: a baton in the middle of being passed on. */
@Component({
  selector: 'baton-logo',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <g transform="rotate(-38 16 16)" stroke-linecap="round" stroke-width="8" fill="none">
        <path class="from" d="M4 16h7" />
        <path class="to" d="M21 16h7" />
      </g>
    </svg>
    <span>Baton</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.45em;
      font-weight: 750;
      letter-spacing: -0.03em;
    }
    svg {
      width: 1.35em;
      height: 1.35em;
    }
    .from {
      stroke: var(--primary);
    }
    .to {
      stroke: var(--accent);
    }
  `,
})
export class Logo {}
