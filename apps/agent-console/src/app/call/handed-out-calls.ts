import { Component, computed, inject, input } from '@angular/core';
import type { CallView } from '@baton/shared-types';
import { ActionButton } from './action-button';
import { actionWords } from './action-words';
import { CallCommands } from './call-commands';

/** Lets the agent who has handed a call to a telephone outside end it: nobody there has a button for that. */
@Component({
  selector: 'baton-handed-out-call',
  imports: [ActionButton],
  template: `
    @if (mayEnd()) {
      <p>You can still end the call for both.</p>
      <baton-action-button action="end" [words]="words()" (pressed)="commands.run(view(), 'end')" />
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    p {
      margin: 0 0 0.5rem;
    }
    baton-action-button {
      display: inline-block;
      margin-bottom: 1rem;
    }
  `,
})
export class HandedOutCall {
  protected readonly commands = inject(CallCommands);

  readonly view = input.required<CallView>();

  protected readonly mayEnd = computed(
    () => this.view().myRole === 'past' && this.view().availableActions.includes('end'),
  );
  protected readonly words = computed(() => actionWords('end', this.view()));
}
