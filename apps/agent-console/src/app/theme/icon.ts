import { Component, computed, input } from '@angular/core';
import { type IconName, iconPaths } from './icon-paths';

/** A line drawing beside a word; never the only carrier of a meaning. */
@Component({
  selector: 'baton-icon',
  template: `
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-grid;
      width: 1.25em;
      height: 1.25em;
      flex: none;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => iconPaths[this.name()]);
}
