import { Component, computed, inject, input } from '@angular/core';
import { Clock } from './clock';
import { durationText } from './duration';

/** How much time is left, counting down; not read out each second. */
@Component({
  selector: 'baton-remaining',
  template: '<time role="timer" aria-live="off">{{ text() }}</time>',
  styles: `
    :host {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Remaining {
  private readonly clock = inject(Clock);
  readonly until = input.required<string>();
  protected readonly text = computed(() =>
    durationText(Date.parse(this.until()) - this.clock.now()),
  );
}
