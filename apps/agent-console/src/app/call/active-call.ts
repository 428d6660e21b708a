import { Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { CallView, TransferMode } from '@baton/shared-types';
import { ColleaguePicker, type PickerChoice } from '../agents/colleague-picker';
import { Elapsed } from '../desk/elapsed';
import { Telephone } from '../softphone/telephone';
import { LevelMeter } from '../softphone/level-meter';
import { TransferStrip } from '../transfer/transfer-strip';
import { CallCommands } from './call-commands';
import { CallControls } from './call-controls';
import { CallLine } from './call-line';
import { callWords } from './call-words';
import { LineNote } from './line-note';

/** The call that the agent is on: who is there, who hears whom, and what can be done. */
@Component({
  selector: 'baton-active-call',
  imports: [CallControls, CallLine, Elapsed, LevelMeter, LineNote, TransferStrip],
  templateUrl: './active-call.html',
  styleUrl: './active-call.css',
})
export class ActiveCall {
  private readonly dialog = inject(MatDialog);
  private readonly commands = inject(CallCommands);
  protected readonly telephone = inject(Telephone);

  readonly view = input.required<CallView>();
  readonly agentId = input.required<string>();

  protected readonly words = computed(() => callWords(this.view()));
  protected readonly hasLine = computed(() => this.telephone.line()?.callId === this.view().id);

  protected pickColleague(mode: TransferMode): void {
    const picker = this.dialog.open<ColleaguePicker, { mode: TransferMode }, PickerChoice>(
      ColleaguePicker,
      {
        data: { mode },
        width: '30rem',
        maxWidth: '95vw',
        ariaLabelledBy: 'picker-title',
        restoreFocus: '.work',
      },
    );
    picker.afterClosed().subscribe((choice) => {
      if (!choice) return;
      void this.commands.startTransfer(this.view(), { mode, targetAgentId: choice.agentId });
    });
  }
}
