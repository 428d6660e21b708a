import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Notices } from '../notices/notices';
import { pressedTwice, shortcutKeys, type ShortcutName } from './shortcut-keys';

const storageKey = 'baton.shortcuts';
const twiceWithinMs = 2_000;

/** Single keys that press the buttons on the screen. */
@Service()
export class Shortcuts {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly buttons = new Map<ShortcutName, HTMLButtonElement>();
  private lastPress: { name: ShortcutName; at: number } | null = null;

  /** Whether single keys do anything; people who dictate need them off (WCAG 2.1.4). */
  readonly areOn = signal(localStorage.getItem(storageKey) !== 'off');

  constructor() {
    inject(DOCUMENT).addEventListener('keydown', (event) => this.press(event));
  }

  turn(state: 'on' | 'off'): void {
    localStorage.setItem(storageKey, state);
    this.areOn.set(state === 'on');
  }

  register(name: ShortcutName, button: HTMLButtonElement): void {
    this.buttons.set(name, button);
  }

  unregister(name: ShortcutName, button: HTMLButtonElement): void {
    if (this.buttons.get(name) === button) this.buttons.delete(name);
  }

  private press(event: KeyboardEvent): void {
    if (!this.areOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isTyping(event.target) || this.dialog.openDialogs.length > 0) return;
    for (const [name, button] of this.buttons) {
      if (shortcutKeys[name].key !== event.key.toLowerCase() || button.disabled) continue;
      event.preventDefault();
      if (this.counts(name)) button.click();
      return;
    }
  }

  private counts(name: ShortcutName): boolean {
    const before = this.lastPress;
    this.lastPress = { name, at: Date.now() };
    if (!pressedTwice.has(name)) return true;
    if (before?.name === name && Date.now() - before.at < twiceWithinMs) return true;
    const { key } = shortcutKeys[name];
    this.notices.show('news', `Press ${key.toUpperCase()} again to end the call for everybody.`);
    return false;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="menuitem"]'))
  );
}
