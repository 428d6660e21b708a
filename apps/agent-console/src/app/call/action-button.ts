import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KeyCap } from '../shortcuts/key-cap';
import { Shortcut } from '../shortcuts/shortcut';
import { Icon } from '../theme/icon';
import type { ActionWords, ButtonAction } from '../call-words/action-words';
import { CallCommands } from '../call-state/call-commands';

/** The button of one thing that the desk allows now. */
@Component({
  selector: 'baton-action-button',
  imports: [Icon, KeyCap, MatButton, Shortcut],
  template: `
    <button
      type="button"
      class="control"
      [class.danger]="words().tone === 'danger'"
      [matButton]="words().tone === 'plain' ? 'tonal' : 'filled'"
      [attr.data-action]="action()"
      [attr.data-slot]="slot()"
      [batonShortcut]="action()"
      [disabled]="underWay() !== null"
      disabledInteractive
      [attr.aria-busy]="underWay() === action()"
      [attr.aria-description]="words().hint"
      (click)="press()"
    >
      <baton-icon [name]="words().icon" />
      <span class="words">
        {{ words().label }}
        @if (words().hint; as hint) {
          <small aria-hidden="true">{{ hint }}</small>
        }
      </span>
      <baton-key-cap [of]="action()" />
    </button>
  `,
  styleUrl: './control.css',
})
export class ActionButton {
  readonly action = input.required<ButtonAction>();
  readonly words = input.required<ActionWords>();
  readonly pressed = output<ButtonAction>();
  /** Hold and resume take turns in one place, where the focus stays. */
  protected readonly slot = computed(() => (this.action() === 'resume' ? 'hold' : this.action()));
  protected readonly underWay = inject(CallCommands).underWay;

  protected press(): void {
    if (this.underWay() === null) this.pressed.emit(this.action());
  }
}
