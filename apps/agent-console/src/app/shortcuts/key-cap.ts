import { Component, computed, inject, input } from '@angular/core';
import { shortcutKeys, type ShortcutName } from './shortcut-keys';
import { Shortcuts } from './shortcuts';
import { Typing } from './typing';

/**
 * The key of an action, drawn on its button; only for eyes, and only while keys work: they rest
 * while the agent types.
 */
@Component({
  selector: 'baton-key-cap',
  template: `
    @if (shortcuts.areOn()) {
      <kbd [class.resting]="typing.isInField()">{{ key() }}</kbd>
    }
  `,
  styles: `
    kbd {
      display: inline-block;
      min-width: 1.5em;
      padding: 0.05em 0.35em;
      border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
      border-radius: 0.35em;
      font: inherit;
      font-size: 0.72rem;
      font-weight: 600;
      text-align: center;
      text-transform: uppercase;
    }
    /* Keeps its place: a button must not move under the pointer that leaves a field for it. */
    .resting {
      visibility: hidden;
    }
    @media (hover: none), (max-width: 40rem) {
      :host {
        display: none;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class KeyCap {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly typing = inject(Typing);
  readonly of = input.required<ShortcutName>();
  protected readonly key = computed(() => shortcutKeys[this.of()].key);
}
