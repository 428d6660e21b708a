import { Component, input } from '@angular/core';
import type { WrapUp } from '@baton/shared-types';

/** What a colleague who was on the call before has noted about it. */
@Component({
  selector: 'baton-wrap-up-note',
  template: `
    @if (wrapUp(); as wrapUp) {
      <p role="note" aria-label="Notes about this call">
        <strong>{{ wrapUp.disposition }}</strong>
        @if (wrapUp.note) {
          <span>{{ wrapUp.note }}</span>
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      display: grid;
      margin: 0;
      padding: 0.625rem 1rem;
      border: 1px dashed var(--line-strong);
      border-radius: var(--radius-m);
      text-align: left;
      white-space: pre-line;
    }
  `,
})
export class WrapUpNote {
  readonly wrapUp = input.required<WrapUp | null>();
}
