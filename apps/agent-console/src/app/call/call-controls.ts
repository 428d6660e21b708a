import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type CallView, type TransferMode, transferModeSchema } from '@baton/shared-types';
import { Keypad } from '../softphone/keypad';
import { LineControls } from '../softphone/line-controls';
import { Telephone } from '../softphone/telephone';
import { ActionButton } from './action-button';
import { actionWords, type ButtonAction, hasButton } from '../call-words/action-words';
import { CallCommands } from '../call-state/call-commands';

/** The buttons of a call: what the desk allows, and what the telephone does by itself. */
@Component({
  selector: 'baton-call-controls',
  imports: [ActionButton, Keypad, LineControls],
  templateUrl: './call-controls.html',
  styleUrl: './call-controls.css',
})
export class CallControls {
  private readonly commands = inject(CallCommands);
  private readonly telephone = inject(Telephone);

  readonly view = input.required<CallView>();
  /** Asked for when an action needs to know first who gets the call. */
  readonly targetWanted = output<TransferMode>();

  protected readonly isKeypadOpen = signal(false);
  protected readonly line = computed(() => {
    const line = this.telephone.line();
    return line?.callId === this.view().id ? line : null;
  });
  /** What changes the talk, and below it what decides where the call goes. */
  protected readonly rows = computed(() => {
    const view = this.view();
    const buttons = view.availableActions.filter(hasButton).map((action) => ({
      action,
      ...actionWords(action, view),
    }));
    return {
      talk: buttons.filter(({ row }) => row === 'talk'),
      decide: buttons.filter(({ row }) => row === 'decide'),
    };
  });

  protected start(action: ButtonAction): void {
    if (needsTarget(action)) this.targetWanted.emit(action);
    else void this.commands.run(this.view(), action);
  }
}

const ways: readonly ButtonAction[] = transferModeSchema.options;
const needsTarget = (action: ButtonAction): action is TransferMode => ways.includes(action);
