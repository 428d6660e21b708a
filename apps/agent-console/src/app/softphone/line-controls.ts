import { Component, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KeyCap } from '../shortcuts/key-cap';
import { Shortcut } from '../shortcuts/shortcut';
import { Icon } from '../theme/icon';
import { type Line, Telephone } from './telephone';

/** The buttons that need only this browser: mute and keypad. */
@Component({
  selector: 'baton-line-controls',
  imports: [Icon, KeyCap, MatButton, Shortcut],
  templateUrl: './line-controls.html',
  styleUrl: '../call/control.css',
  styles: ':host { display: contents; }',
})
export class LineControls {
  protected readonly telephone = inject(Telephone);
  readonly line = input.required<Line>();
  readonly isKeypadOpen = model.required<boolean>();
}
