import { Component, computed, inject, input, model } from '@angular/core';
import type { TransferMode } from '@baton/shared-types';
import { KeyCap } from '../shortcuts/key-cap';
import { shortcutKeys } from '../shortcuts/shortcut-keys';
import { Shortcuts } from '../shortcuts/shortcuts';
import { wayWords } from './way-words';

/** Lets the agent choose how a colleague gets the call. The keys of the desk's buttons work here too. */
@Component({
  selector: 'baton-way-choice',
  imports: [KeyCap],
  template: `
    @if (choices().length > 1) {
      <fieldset>
        <legend class="cdk-visually-hidden">How</legend>
        @for (choice of choices(); track choice.way) {
          <label>
            <input
              type="radio"
              name="way"
              aria-describedby="way-meaning"
              [checked]="choice.way === way()"
              [attr.aria-keyshortcuts]="choice.key"
              (change)="way.set(choice.way)"
            />
            <span class="name">{{ choice.label }} <baton-key-cap [of]="choice.way" /></span>
          </label>
        }
      </fieldset>
    }
    <p id="way-meaning">{{ meaning() }}</p>
  `,
  styleUrl: './way-choice.css',
  host: { '(document:keydown)': 'choose($event)' },
})
export class WayChoice {
  private readonly shortcuts = inject(Shortcuts);

  readonly ways = input.required<readonly TransferMode[]>();
  readonly way = model.required<TransferMode>();

  protected readonly choices = computed(() =>
    this.ways().map((way) => ({ way, key: shortcutKeys[way].key, ...wayWords(way) })),
  );
  protected readonly meaning = computed(() => wayWords(this.way()).meaning);

  protected choose(event: KeyboardEvent): void {
    if (!this.shortcuts.areOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return;
    const chosen = this.choices().find(({ key }) => key === event.key.toLowerCase());
    if (chosen) this.way.set(chosen.way);
  }
}
