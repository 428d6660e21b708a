import { Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { type CallView, type TransferMode, transferModeSchema } from '@baton/shared-types';
import {
  ColleaguePicker,
  type PickerChoice,
  type PickerQuestion,
} from '../agents/colleague-picker';
import { Elapsed } from '../desk/elapsed';
import { Telephone } from '../softphone/telephone';
import { LevelMeter } from '../softphone/level-meter';
import { TransferStrip } from '../transfer/transfer-strip';
import { CallCommands } from './call-commands';
import { CallControls } from './call-controls';
import { CallLine } from './call-line';
import { LineNote } from './line-note';
import { lineSituation, situationWords } from './lost-line';

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

  protected readonly words = computed(() =>
    situationWords(lineSituation(this.view(), this.agentId(), this.telephone)),
  );
  protected readonly hasLine = computed(() => this.telephone.line()?.callId === this.view().id);

  protected pickColleague(way: TransferMode): void {
    const ways = transferModeSchema.options.filter((mode) =>
      this.view().availableActions.includes(mode),
    );
    const picker = this.dialog.open<ColleaguePicker, PickerQuestion, PickerChoice>(
      ColleaguePicker,
      {
        data: { ways, way },
        width: '30rem',
        maxWidth: '95vw',
        ariaLabelledBy: 'picker-title',
        autoFocus: '[type=search]',
        restoreFocus: '.work',
      },
    );
    picker.afterClosed().subscribe((choice) => {
      if (!choice) return;
      const { agentId: targetAgentId, way: mode } = choice;
      void this.commands.startTransfer(this.view(), { mode, targetAgentId });
    });
  }
}
