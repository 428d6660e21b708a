import { DestroyRef, DOCUMENT, inject, Service, signal, untracked } from '@angular/core';

/**
 * How long letters stay text after the last sign of typing, in ms: people look up from the keyboard
 * late.
 */
export const typingLastsMs = 1_000;

/** Inputs in which a letter writes nothing. */
const withoutText: ReadonlySet<string> = new Set([
  ...['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'],
]);
/** What takes letters by its role: text, or the first letter of what it lists. */
const rolesWithLetters = ['combobox', 'listbox', 'menu', 'searchbox', 'spinbutton', 'textbox'];
const lettersByRole = rolesWithLetters.map((role) => `[role="${role}"]`).join(', ');

/**
 * Tells single keys from typed text. A letter is text while a text field has the focus, for a
 * second after that, and as long as more letters follow.
 */
@Service()
export class Typing {
  private readonly document = inject(DOCUMENT);
  /** Fields go away with their card or dialog, and not every browser says so. */
  private readonly removals = new MutationObserver(() => this.look());
  private field: Element | null = null;
  private lastSignAt = -Infinity;

  /** Whether a field that takes letters has the focus now. */
  readonly isInField = signal(false);

  constructor() {
    const enter = ({ target }: FocusEvent) => this.enter(target);
    const leave = () => this.leave();
    this.document.addEventListener('focusin', enter);
    this.document.addEventListener('focusout', leave);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('focusin', enter);
      this.document.removeEventListener('focusout', leave);
      this.removals.disconnect();
    });
  }

  /**
   * The key, in lower case, when it was pressed alone and on purpose. Null for text, for a
   * combination, for a key that is held down, and for text from an input method.
   */
  singleKey(event: KeyboardEvent): string | null {
    const isText = this.isText(event);
    if (isText || event.repeat || event.isComposing || event.defaultPrevented) return null;
    if (event.ctrlKey || event.metaKey || event.altKey) return null;
    // Shift belongs to signs such as "?", and makes another key of a letter.
    if (event.shiftKey && /^\p{L}$/u.test(event.key)) return null;
    return event.key.toLowerCase();
  }

  private isText(event: KeyboardEvent): boolean {
    this.look();
    const [target] = event.composedPath();
    if (takesLetters(target ?? null)) return true;
    if (this.field === null && Date.now() - this.lastSignAt >= typingLastsMs) return false;
    // One who goes on typing has not noticed that the field is gone.
    if (event.key.length === 1) this.lastSignAt = Date.now();
    return true;
  }

  private enter(target: EventTarget | null): void {
    if (!takesLetters(target)) return;
    this.field = target;
    untracked(() => this.isInField.set(true));
    this.removals.observe(this.document, { childList: true, subtree: true });
  }

  private leave(): void {
    if (!this.field) return;
    this.field = null;
    this.lastSignAt = Date.now();
    // A field may go away while a template is being written.
    untracked(() => this.isInField.set(false));
    this.removals.disconnect();
  }

  private look(): void {
    if (this.field && !this.field.isConnected) this.leave();
  }
}

function takesLetters(target: EventTarget | null): target is Element {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type);
  if (target.matches('textarea, select') || target.closest(lettersByRole)) return true;
  const editable = target.closest('[contenteditable]')?.getAttribute('contenteditable');
  return editable !== undefined && editable?.toLowerCase() !== 'false';
}
