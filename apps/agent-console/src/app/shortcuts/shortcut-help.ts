import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { shortcutKeys } from './shortcut-keys';
import { Shortcuts } from './shortcuts';

/** The dialog that lists every key, and turns them off for those who need that. */
@Component({
  selector: 'baton-shortcut-help',
  imports: [MatButton, MatDialogModule, MatSlideToggle],
  template: `
    <h2 mat-dialog-title>Keyboard shortcuts</h2>
    <mat-dialog-content>
      <p>Each button on the screen has a key. Shortcuts are off while you type.</p>
      <mat-slide-toggle
        [checked]="shortcuts.areOn()"
        (change)="shortcuts.turn($event.checked ? 'on' : 'off')"
        >Use shortcuts</mat-slide-toggle
      >
      <dl>
        @for (shortcut of list; track shortcut.key) {
          <div>
            <dt>
              <kbd>{{ shortcut.key }}</kbd>
            </dt>
            <dd>{{ shortcut.does }}</dd>
          </div>
        }
      </dl>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    p {
      margin-top: 0;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      gap: 0.5rem 1.5rem;
      margin: 1.25rem 0 0;
    }
    dl div {
      display: flex;
      gap: 0.75rem;
    }
    dt {
      width: 2rem;
      flex: none;
    }
    dd {
      margin: 0;
    }
    mat-slide-toggle {
      --mat-slide-toggle-label-text-size: 0.9375rem;
    }
    kbd {
      display: inline-grid;
      place-items: center;
      width: 1.75rem;
      height: 1.75rem;
      border: 1px solid var(--line-strong);
      border-bottom-width: 2px;
      border-radius: 0.4rem;
      font: inherit;
      font-weight: 600;
      text-transform: uppercase;
    }
  `,
})
export class ShortcutHelp {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly list = Object.values(shortcutKeys);
}
