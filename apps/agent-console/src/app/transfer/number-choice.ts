import {
  Component,
  computed,
  type ElementRef,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type DialedNumber, readDialedNumber } from './dialed-number';

/** Lets the agent type the number of somebody outside of the desk. */
@Component({
  selector: 'baton-number-choice',
  imports: [MatButton],
  template: `
    <form novalidate (submit)="submit($event)">
      <label class="field">
        Telephone number
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
        {{ problem() ?? 'With the country code, such as +1 202 555 0123.' }}
      </p>
      <button type="submit" matButton="filled">{{ label() }}</button>
    </form>
  `,
  styleUrl: './number-choice.css',
})
export class NumberChoice {
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  /** The numbers of everybody on the call, and who they are. */
  readonly onTheCall = input.required<ReadonlyMap<string, string>>();
  readonly label = input.required<string>();
  /** The number, in E.164. */
  readonly chosen = output<string>();

  protected readonly typed = signal('');
  /** Nobody is told that a number is wrong while they are still typing it. */
  private readonly isChecked = signal(false);
  private readonly dialed = computed<DialedNumber>(() => {
    const dialed = readDialedNumber(this.typed());
    const party = 'number' in dialed && this.onTheCall().get(dialed.number);
    return party ? { problem: `${party} already on this call.` } : dialed;
  });
  protected readonly problem = computed(() => {
    const dialed = this.dialed();
    return this.isChecked() && 'problem' in dialed ? dialed.problem : null;
  });

  protected type(typed: string): void {
    this.typed.set(typed);
    this.isChecked.set(false);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.isChecked.set(true);
    const dialed = this.dialed();
    if ('number' in dialed) this.chosen.emit(dialed.number);
    else this.field().nativeElement.focus();
  }
}
