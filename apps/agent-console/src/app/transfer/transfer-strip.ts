import { Component, computed, input } from '@angular/core';
import type { CallView } from '@baton/shared-types';
import { transferProgress, transferResult } from './transfer-words';

/** One sentence on the transfer: how far it has come, or how it ended. */
@Component({
  selector: 'baton-transfer-strip',
  template: `
    @if (sentence(); as sentence) {
      <p class="strip" [class]="sentence.tone">{{ sentence.text }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .strip {
      margin: 0;
      padding: 0.625rem 1rem;
      border-left: 0.25rem solid var(--accent);
      border-radius: 0 var(--radius-m) var(--radius-m) 0;
      background: var(--surface-2);
      font-weight: 550;
    }
    .strip.good {
      border-color: var(--live);
    }
    .strip.trouble {
      border-color: var(--danger);
    }
  `,
})
export class TransferStrip {
  readonly view = input.required<CallView>();
  readonly agentId = input.required<string>();
  protected readonly sentence = computed(() => {
    const view = this.view();
    const progress = transferProgress(view);
    if (progress) return { text: progress, tone: 'under-way' };
    return transferResult(view, this.agentId());
  });
}
