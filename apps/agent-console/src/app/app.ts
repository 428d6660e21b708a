import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Theme } from './theme/theme';

/** The console's root: whatever page the address names. */
@Component({
  selector: 'baton-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {
  constructor() {
    // Made here so that the chosen theme is on before the first page.
    inject(Theme);
  }
}
