import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Notices } from '../notices/notices';
import { browserStorage } from '../storage/page-storage';
import { answers, pressedTwice, shortcutKeys, type ShortcutName } from './shortcut-keys';
import { Typing } from './typing';

const storageKey = 'baton.shortcuts';
const twiceWithinMs = 2_000;
/**
 * A key that is on its way to something else when a call begins to ring must not answer it, in ms.
 */
export const seenBeforeAnswerMs = 500;

/** Single keys that press the buttons on the screen. */
@Service()
export class Shortcuts {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly typing = inject(Typing);
  private readonly buttons = new Map<ShortcutName, { button: HTMLButtonElement; since: number }>();
  private lastPress: { name: ShortcutName; at: number } | null = null;

  /** Whether single keys do anything; people who dictate need them off (WCAG 2.1.4). */
  readonly areOn = signal(browserStorage.text(storageKey) !== 'off');

  constructor() {
    inject(DOCUMENT).addEventListener('keydown', (event) => this.press(event));
  }

  turn(state: 'on' | 'off'): void {
    browserStorage.writeText(storageKey, state);
    this.areOn.set(state === 'on');
  }

  register(name: ShortcutName, button: HTMLButtonElement): void {
    this.buttons.set(name, { button, since: Date.now() });
  }

  unregister(name: ShortcutName, button: HTMLButtonElement): void {
    if (this.buttons.get(name)?.button === button) this.buttons.delete(name);
  }

  private press(event: KeyboardEvent): void {
    const key = this.typing.singleKey(event);
    if (key === null || !this.areOn() || this.dialog.openDialogs.length > 0) return;
    for (const [name, { button, since }] of this.buttons) {
      if (shortcutKeys[name].key !== key || button.disabled) continue;
      event.preventDefault();
      if (answers.has(name) && Date.now() - since < seenBeforeAnswerMs) return;
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
    this.notices.show('news', `Press ${key.toUpperCase()} again to end the call for everyone.`);
    return false;
  }
}
