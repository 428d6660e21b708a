import { Component, computed, inject, input, model } from '@angular/core';
import type { TransferMode, TransferTarget } from '@baton/shared-types';
import { shortcutKeys } from '../shortcuts/shortcut-keys';
import { Shortcuts } from '../shortcuts/shortcuts';
import { Typing } from '../shortcuts/typing';
import { SegmentedChoice } from '../shortcuts/segmented-choice';
import { wayLabel, wayMeaning } from './way-words';

/**
 * Lets the agent choose how somebody gets the call. The keys of the desk's buttons work here too.
 */
@Component({
  selector: 'baton-way-choice',
  imports: [SegmentedChoice],
  template: `
    @if (segments().length > 1) {
      <baton-segmented-choice
        legend="How"
        describedBy="way-meaning"
        [segments]="segments()"
        [(chosen)]="way"
      />
    }
    <p id="way-meaning">{{ meaning() }}</p>
  `,
  styles: 'p { margin: 0 0 1rem; }',
  host: { '(document:keydown)': 'choose($event)' },
})
export class WayChoice {
  private readonly shortcuts = inject(Shortcuts);
  private readonly typing = inject(Typing);

  readonly ways = input.required<readonly TransferMode[]>();
  readonly kind = input.required<TransferTarget['kind']>();
  readonly way = model.required<TransferMode>();

  protected readonly segments = computed(() =>
    this.ways().map((way) => ({ value: way, label: wayLabel(way), shortcut: way })),
  );
  protected readonly meaning = computed(() => wayMeaning(this.way(), this.kind()));

  protected choose(event: KeyboardEvent): void {
    const key = this.typing.singleKey(event);
    if (key === null || !this.shortcuts.areOn()) return;
    const chosen = this.ways().find((way) => shortcutKeys[way].key === key);
    if (chosen) this.way.set(chosen);
  }
}
