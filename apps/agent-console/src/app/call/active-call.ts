import { Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import type { CallView, StartTransfer, TransferMode } from '@baton/shared-types';
import { Elapsed } from '../display/elapsed';
import { Leaving } from './leaving';
import { Telephone } from '../softphone/telephone';
import { LevelMeter } from '../softphone/level-meter';
import { type PickerQuestion, pickerQuestion } from '../transfer/picker-question';
import { TargetPicker } from '../transfer/target-picker';
import { TransferStrip } from '../transfer/transfer-strip';
import { OpenRequest } from '../requests/open-request';
import { WrapUpNote } from '../wrap-up/wrap-up-note';
import { CallCommands } from '../call-state/call-commands';
import { CallControls } from './call-controls';
import { CallLine } from './call-line';
import { LineNote } from './line-note';
import { lineSituation, situationWords } from './lost-line';

/** The call that the agent is on: who is there, who hears the others, and what can be done. */
@Component({
  selector: 'baton-active-call',
  imports: [
    CallControls,
    CallLine,
    Elapsed,
    LevelMeter,
    LineNote,
    OpenRequest,
    TransferStrip,
    WrapUpNote,
  ],
  templateUrl: './active-call.html',
  styleUrl: './active-call.css',
})
export class ActiveCall {
  private readonly dialog = inject(MatDialog);
  private readonly leaving = inject(Leaving);
  private readonly commands = inject(CallCommands);
  protected readonly telephone = inject(Telephone);

  readonly view = input.required<CallView>();
  readonly agentId = input.required<string>();

  protected readonly words = computed(() =>
    situationWords(lineSituation(this.view(), this.agentId(), this.telephone)),
  );
  protected readonly hasLine = computed(() => this.telephone.line()?.callId === this.view().id);

  /** The number that the desk did not call: nobody has to type it twice. */
  private refused = { callId: '', number: '' };
  private picker: MatDialogRef<TargetPicker, StartTransfer> | null = null;

  constructor() {
    let wanted = this.leaving.handOverWanted();
    effect(() => {
      const [way] = this.leaving.ways().includes('blind')
        ? ['blind' as const]
        : this.leaving.ways();
      if (this.leaving.handOverWanted() > wanted && way) untracked(() => this.pickTarget(way));
      wanted = this.leaving.handOverWanted();
    });
    // The dialog closes when the call is over.
    inject(DestroyRef).onDestroy(() => this.picker?.close());
  }

  protected pickTarget(way: TransferMode): void {
    const number = this.refused.callId === this.view().id ? this.refused.number : '';
    const picker = this.dialog.open<TargetPicker, PickerQuestion, StartTransfer>(TargetPicker, {
      data: pickerQuestion(this.view(), way, number),
      width: '32rem',
      maxWidth: '95vw',
      ariaLabelledBy: 'picker-title',
      autoFocus: '[type=search], [type=tel]',
      restoreFocus: '.work',
    });
    this.picker = picker;
    picker.afterClosed().subscribe((request) => {
      if (request) void this.startTransfer(request);
    });
  }

  private async startTransfer(request: StartTransfer): Promise<void> {
    const { id } = this.view();
    const { target } = request;
    const isStarted = await this.commands.startTransfer(this.view(), request);
    const number = !isStarted && target.kind === 'number' ? target.number : '';
    this.refused = { callId: id, number };
  }
}
