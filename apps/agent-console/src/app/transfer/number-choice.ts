import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ReadNumber } from '@baton/shared-types/phone-number';
import { DeskFacts } from '../session/desk-facts';
import type { readDialed } from './number-reader';

/** Lets the agent type or paste an outside number, and shows what was understood. */
@Component({
  selector: 'baton-number-choice',
  imports: [MatButton],
  template: `
    <form novalidate (submit)="submit($event)">
      <label class="field">
        Phone number
        <input
          #field
          type="tel"
          name="number"
          autocomplete="off"
          aria-describedby="number-help"
          [attr.aria-invalid]="problem() !== null"
          [value]="typed()"
          (input)="type(field.value)"
        />
      </label>
      <p id="number-help" role="status" [class.problem]="problem() !== null">
        {{ problem() ?? understood() ?? 'For example, +1 202 555 0123. You can paste a number.' }}
      </p>
      <button type="submit" matButton="filled">{{ label() }}</button>
    </form>
  `,
  styleUrl: './number-choice.css',
})
export class NumberChoice {
  private readonly desk = inject(DeskFacts);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  /** The numbers of everybody on the call, and who they are. */
  readonly onTheCall = input.required<ReadonlyMap<string, string>>();
  readonly label = input.required<string>();
  /** What is in the field to begin with. */
  readonly number = input('');
  /**
   * The number, in E.164; as it was typed where the page could not load what reads it: then the
   * desk does.
   */
  readonly chosen = output<string>();

  protected readonly typed = linkedSignal(() => this.number());
  /** Nobody is told that a number is wrong while they are still typing it. */
  private readonly isChecked = signal(false);
  private readonly reader = signal<typeof readDialed | null>(null);
  private readonly dialed = computed<ReadNumber | null>(() => {
    const dialed = this.reader()?.(this.typed(), this.desk.number() ?? '') ?? null;
    const party = dialed && 'number' in dialed && this.onTheCall().get(dialed.number);
    return party ? { problem: `${party} already on this call.` } : dialed;
  });
  protected readonly problem = computed(() => {
    const dialed = this.dialed();
    return this.isChecked() && dialed && 'problem' in dialed ? dialed.problem : null;
  });
  protected readonly understood = computed(() => {
    const dialed = this.dialed();
    if (!dialed || 'problem' in dialed) return null;
    const country = dialed.country && countries.of(dialed.country);
    return `You will call ${[dialed.shown, country].filter(Boolean).join(', ')}.`;
  });

  constructor() {
    void import('./number-reader').then(
      (reader) => this.reader.set(reader.readDialed),
      // Offline, or a new version has come: the desk reads the number by itself.
      () => undefined,
    );
  }

  protected type(typed: string): void {
    this.typed.set(typed);
    this.isChecked.set(false);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.isChecked.set(true);
    const dialed = this.dialed() ?? unread(this.typed());
    if ('number' in dialed) this.chosen.emit(dialed.number);
    else this.field().nativeElement.focus();
  }
}

const countries = new Intl.DisplayNames('en', { type: 'region' });

const unread = (typed: string): { number: string } | { problem: string } =>
  typed.trim() === '' ? { problem: 'Enter a phone number.' } : { number: typed };
