import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { StartTransfer, TransferTarget } from '@baton/shared-types';
import { ColleagueChoice } from '../agents/colleague-choice';
import { type Segment, SegmentedChoice } from '../shortcuts/segmented-choice';
import { NumberChoice } from './number-choice';
import type { PickerQuestion } from './picker-question';
import { QueueChoice } from './queue-choice';
import { WayChoice } from './way-choice';
import { targetButton, wayTitle } from './way-words';

type Kind = TransferTarget['kind'];

/** The dialog in which an agent chooses where a call goes, and how. */
@Component({
  selector: 'baton-target-picker',
  imports: [
    ColleagueChoice,
    MatButton,
    MatDialogModule,
    NumberChoice,
    QueueChoice,
    SegmentedChoice,
    WayChoice,
  ],
  templateUrl: './target-picker.html',
})
export class TargetPicker {
  private readonly dialog = inject<MatDialogRef<TargetPicker, StartTransfer>>(MatDialogRef);
  protected readonly question = inject<PickerQuestion>(MAT_DIALOG_DATA);

  protected readonly way = signal(this.question.way);
  protected readonly wanted = signal<Kind>(this.question.number ? 'number' : 'agent');
  protected readonly kinds = computed<readonly Segment<Kind>[]>(() => [
    { value: 'agent', label: 'Colleague' },
    { value: 'number', label: 'Outside number' },
    ...(this.way() === 'blind' && !this.question.mayRequeue
      ? []
      : [{ value: 'queue', label: 'Queue' } as const]),
  ]);
  /** What is wanted, unless the way that has been chosen since does not lead there. */
  protected readonly kind = computed(
    () => this.kinds().find(({ value }) => value === this.wanted())?.value ?? 'agent',
  );
  protected readonly title = computed(() => wayTitle(this.way(), this.kind()));
  protected readonly button = computed(() => targetButton(this.way(), this.kind()));

  protected choose(target: TransferTarget): void {
    this.dialog.close({ mode: this.way(), target });
  }
}
