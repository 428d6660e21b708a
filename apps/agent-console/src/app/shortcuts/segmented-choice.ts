import { Component, input, model } from '@angular/core';
import { KeyCap } from './key-cap';
import type { ShortcutName } from './shortcut-keys';
import { shortcutKeys } from './shortcut-keys';

/** One of a few things that exclude each other; `shortcut` has its key drawn on it. */
export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly shortcut?: ShortcutName;
}

let groups = 0;

/**
 * A choice of one out of a few, side by side: radio buttons that look like the parts of one bar.
 */
@Component({
  selector: 'baton-segmented-choice',
  imports: [KeyCap],
  template: `
    <fieldset>
      <legend class="cdk-visually-hidden">{{ legend() }}</legend>
      @for (segment of segments(); track segment.value) {
        <label>
          <input
            type="radio"
            [name]="group"
            [attr.aria-describedby]="describedBy()"
            [attr.aria-keyshortcuts]="keyOf(segment.shortcut)"
            [checked]="segment.value === chosen()"
            (change)="chosen.set(segment.value)"
          />
          <span class="name">
            {{ segment.label }}
            @if (segment.shortcut; as shortcut) {
              <baton-key-cap [of]="shortcut" />
            }
          </span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './segmented-choice.css',
})
export class SegmentedChoice<T extends string> {
  readonly legend = input.required<string>();
  readonly segments = input.required<readonly Segment<T>[]>();
  readonly chosen = model.required<T>();
  /** The id of the sentence that says what the chosen one means. */
  readonly describedBy = input<string>();
  /** Radio buttons belong together by a name, and there may be more than one choice on the page. */
  protected readonly group = `choice-${groups++}`;

  protected keyOf(shortcut: ShortcutName | undefined): string | null {
    return shortcut ? shortcutKeys[shortcut].key : null;
  }
}
