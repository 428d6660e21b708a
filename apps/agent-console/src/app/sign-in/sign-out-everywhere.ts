import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Telephone } from '../softphone/telephone';

/**
 * Asks before an agent signs out everywhere, and says what becomes of the call that they are on.
 */
@Component({
  selector: 'baton-sign-out-everywhere',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Sign out everywhere?</h2>
    <mat-dialog-content>
      @if (telephone.line()) {
        <p>
          <strong>You will leave the call you are on.</strong> The customer stays on the line: they
          hear an announcement, and a colleague is called. Hand the call over first if you can.
        </p>
      }
      <p>
        You will be signed out in all tabs and on all devices. You will also leave any call that you
        are on there.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton mat-dialog-close>Stay signed in</button>
      <button type="button" matButton="filled" (click)="dialog.close(true)">
        Sign out everywhere
      </button>
    </mat-dialog-actions>
  `,
})
export class SignOutEverywhere {
  protected readonly telephone = inject(Telephone);
  protected readonly dialog = inject<MatDialogRef<SignOutEverywhere, true>>(MatDialogRef);
}
