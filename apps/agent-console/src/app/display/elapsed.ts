import { Component, computed, inject, input } from '@angular/core';
import { Clock } from './clock';
import { durationText } from './duration';

/** How long something has lasted, counting on; not read out each second. */
@Component({
  selector: 'baton-elapsed',
  template: '<time role="timer" aria-live="off">{{ text() }}</time>',
  styles: `
    :host {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Elapsed {
  private readonly clock = inject(Clock);
  readonly since = input.required<string>();
  protected readonly text = computed(() =>
    durationText(this.clock.now() - Date.parse(this.since())),
  );
}
