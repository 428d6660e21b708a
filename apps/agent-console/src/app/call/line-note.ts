import { Component, computed, inject, input } from '@angular/core';
import type { CallView } from '@baton/shared-types';
import { Telephone } from '../softphone/telephone';
import { Icon } from '../theme/icon';
import { lineNote } from './line-note-words';
import { lineSituation } from './lost-line';

/** Says what is unusual about this browser's part in the call; most of the time nothing. */
@Component({
  selector: 'baton-line-note',
  imports: [Icon],
  template: `
    @if (note(); as note) {
      <p class="note"><baton-icon name="warning" /> {{ note }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .note {
      display: flex;
      gap: 0.625rem;
      margin: 0;
      padding: 0.75rem 1rem;
      border-radius: var(--radius-m);
      background: var(--hold-soft);
      color: var(--hold-ink);
      /* Most of these are over in a moment, at the beginning and at the end of a call. */
      animation: appear 1ms 600ms both;
    }
    @keyframes appear {
      from {
        visibility: hidden;
        max-height: 0;
        margin-bottom: -1.125rem;
        padding-block: 0;
      }
    }
  `,
})
export class LineNote {
  private readonly telephone = inject(Telephone);
  readonly view = input.required<CallView>();
  readonly agentId = input.required<string>();

  protected readonly note = computed(() =>
    lineNote(lineSituation(this.view(), this.agentId(), this.telephone)),
  );
}
