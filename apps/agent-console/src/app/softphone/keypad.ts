import { Component, DestroyRef, DOCUMENT, inject, signal } from '@angular/core';
import { Telephone } from './telephone';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The telephone's keys, for machines on the other side. */
@Component({
  selector: 'baton-keypad',
  template: `
    <section role="group" aria-label="Keypad">
      <output aria-label="Keys sent">{{ sent() || 'Type or press a key' }}</output>
      <div class="keys">
        @for (key of keys; track key) {
          <button type="button" (click)="send(key)">{{ key }}</button>
        }
      </div>
    </section>
  `,
  styleUrl: './keypad.css',
})
export class Keypad {
  private readonly telephone = inject(Telephone);
  protected readonly keys = keys;
  protected readonly sent = signal('');

  constructor() {
    const document = inject(DOCUMENT);
    const press = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea');
      const key = keys.find((known) => known === event.key);
      if (key && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) this.send(key);
    };
    document.addEventListener('keydown', press);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', press));
  }

  protected send(key: string): void {
    this.telephone.sendDigit(key);
    this.sent.update((sent) => sent + key);
  }
}
