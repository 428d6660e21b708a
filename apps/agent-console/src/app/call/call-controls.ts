import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallAction, CallView, TransferMode } from '@baton/shared-types';
import { KeyCap } from '../shortcuts/key-cap';
import { Shortcut } from '../shortcuts/shortcut';
import { Keypad } from '../softphone/keypad';
import { Telephone } from '../softphone/telephone';
import { Icon } from '../theme/icon';
import { actionWords } from './action-words';
import { CallCommands } from './call-commands';

/** The buttons of a call: what the desk allows, and what the telephone does by itself. */
@Component({
  selector: 'baton-call-controls',
  imports: [Icon, KeyCap, Keypad, MatButton, Shortcut],
  templateUrl: './call-controls.html',
  styleUrl: './call-controls.css',
})
export class CallControls {
  private readonly commands = inject(CallCommands);
  protected readonly telephone = inject(Telephone);

  readonly view = input.required<CallView>();
  /** Asked for when an action needs a colleague first. */
  readonly colleagueWanted = output<TransferMode>();

  protected readonly isKeypadOpen = signal(false);
  protected readonly underWay = this.commands.underWay;
  protected readonly line = computed(() => {
    const line = this.telephone.line();
    return line?.callId === this.view().id ? line : null;
  });
  protected readonly buttons = computed(() => {
    const view = this.view();
    return view.availableActions.map((action) => ({ action, ...actionWords(action, view) }));
  });

  protected start(action: CallAction): void {
    if (action === 'consult' || action === 'add') this.colleagueWanted.emit(action);
    else void this.commands.run(this.view(), action);
  }
}
