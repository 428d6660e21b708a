import { DestroyRef, Directive, effect, ElementRef, inject, input } from '@angular/core';
import { shortcutKeys, type ShortcutName } from './shortcut-keys';
import { Shortcuts } from './shortcuts';

/** Gives a button its key, for as long as the button is on the screen. */
@Directive({
  selector: 'button[batonShortcut]',
  host: { '[attr.aria-keyshortcuts]': 'keyOf(name())' },
})
export class Shortcut {
  private readonly shortcuts = inject(Shortcuts);
  private readonly button = inject<ElementRef<HTMLButtonElement>>(ElementRef).nativeElement;
  readonly name = input.required<ShortcutName>({ alias: 'batonShortcut' });

  constructor() {
    effect((onCleanup) => {
      const name = this.name();
      this.shortcuts.register(name, this.button);
      onCleanup(() => this.shortcuts.unregister(name, this.button));
    });
    inject(DestroyRef).onDestroy(() => this.shortcuts.unregister(this.name(), this.button));
  }

  protected keyOf(name: ShortcutName): string {
    return shortcutKeys[name].key;
  }
}
