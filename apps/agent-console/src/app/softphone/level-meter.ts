import { Component, computed, input } from '@angular/core';

/** A bar that shows how loud a microphone is. */
@Component({
  selector: 'baton-level-meter',
  template: `
    <div
      class="meter"
      role="meter"
      aria-valuemin="0"
      aria-valuemax="100"
      [attr.aria-label]="label()"
      [attr.aria-valuenow]="percent()"
      [attr.aria-valuetext]="isMuted() ? 'Muted' : percent() + ' percent'"
    >
      <span [style.scale]="percent() / 100 + ' 1'"></span>
    </div>
    <span class="caption">{{ isMuted() ? 'Muted' : label() }}</span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 0.75rem;
    }
    .meter {
      overflow: hidden;
      flex: 1;
      height: 0.375rem;
      border-radius: 1rem;
      background: var(--surface-2);
    }
    .meter span {
      display: block;
      width: 100%;
      height: 100%;
      background: var(--live);
      transform-origin: left;
      transition: scale 80ms linear;
    }
    .caption {
      color: var(--ink-muted);
      font-size: 0.8125rem;
    }
  `,
})
export class LevelMeter {
  readonly label = input.required<string>();
  /** 0 to 1. */
  readonly level = input.required<number>();
  readonly isMuted = input(false);
  protected readonly percent = computed(() =>
    this.isMuted() ? 0 : Math.round(this.level() * 100),
  );
}
