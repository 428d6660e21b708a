import { Component, DestroyRef, DOCUMENT, inject, signal } from '@angular/core';
import { Typing } from '../shortcuts/typing';
import { Telephone } from './telephone';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The telephone's keys, for machines on the other side. */
@Component({
  selector: 'baton-keypad',
  template: `
    <section role="group" aria-label="Keypad">
      <output aria-label="Keys sent">{{ sent() || 'Press a key or type' }}</output>
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
    const typing = inject(Typing);
    const press = (event: KeyboardEvent) => {
      const pressed = typing.singleKey(event);
      const key = keys.find((known) => known === pressed);
      if (key) this.send(key);
    };
    document.addEventListener('keydown', press);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', press));
  }

  protected send(key: string): void {
    this.telephone.sendDigit(key);
    this.sent.update((sent) => sent + key);
  }
}
