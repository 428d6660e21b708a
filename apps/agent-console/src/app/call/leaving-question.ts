import { Component, computed, effect, inject, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { CallView } from '@baton/shared-types';
import { withoutMeText } from '../call-words/leaving-words';

/** What an agent wants who was about to leave; the same as `stay` when they close the dialog. */
export type LeavingAnswer = 'go' | 'stay' | 'hand-over';

/** What there is to lose, as of now. */
export interface LeavingMatter {
  /** The call that ends for the agent when they leave. */
  readonly call: Signal<CallView | null>;
  readonly mayHandOver: Signal<boolean>;
  readonly hasUnsavedNote: Signal<boolean>;
}

/** Asks whether the agent wants to sign out anyway, and says what becomes of the customer. */
@Component({
  selector: 'baton-leaving-question',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title id="leaving-title">{{ title() }}</h2>
    <mat-dialog-content id="leaving-text">
      @if (customer(); as text) {
        <p>{{ text }}</p>
      }
      @if (matter.hasUnsavedNote()) {
        <p>Your call note is not saved. It will be lost if you sign out.</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton class="go" (click)="answer('go')">Sign out</button>
      @if (matter.mayHandOver()) {
        <button type="button" matButton="tonal" (click)="answer('hand-over')">
          Hand over first
        </button>
      }
      <button type="button" matButton="filled" data-stay (click)="answer('stay')">Stay</button>
    </mat-dialog-actions>
  `,
  styles: `
    p {
      margin: 0 0 0.5rem;
    }
    .go {
      --mat-button-text-label-text-color: var(--danger);
    }
  `,
})
export class LeavingQuestion {
  private readonly dialog = inject<MatDialogRef<LeavingQuestion, LeavingAnswer>>(MatDialogRef);
  protected readonly matter = inject<LeavingMatter>(MAT_DIALOG_DATA);
  private readonly wasInCall = this.matter.call() !== null;

  protected readonly customer = computed(() => {
    const without = this.matter.call()?.withoutMe;
    return without ? withoutMeText(without) : null;
  });
  protected readonly title = computed(() =>
    this.wasInCall ? 'Sign out during a call?' : 'Sign out without saving your note?',
  );

  constructor() {
    effect(() => {
      // The call is over, so the question is closed. There may be something to note.
      if (this.wasInCall && !this.matter.call()) this.answer('stay');
    });
  }

  protected answer(answer: LeavingAnswer): void {
    this.dialog.close(answer);
  }
}
