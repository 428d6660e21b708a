import { DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/**
 * Keeps the focus when the focused button disappears, as the buttons of a call do. The button that
 * took its place (`data-slot`) gets the focus, else the region. So Tab does not start at the top.
 */
@Directive({
  selector: '[batonKeepsFocus]',
  host: { tabindex: '-1', '(focusin)': 'remember($event)' },
})
export class KeepsFocus {
  private readonly region = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private focused: HTMLElement | null = null;

  constructor() {
    const observer = new MutationObserver(() => this.takeOver());
    observer.observe(this.region, { childList: true, subtree: true });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected remember({ target }: FocusEvent): void {
    this.focused = target instanceof HTMLElement ? target : null;
  }

  private takeOver(): void {
    const gone = this.focused;
    if (!gone || gone.isConnected) return;
    this.focused = null;
    if (document.activeElement !== document.body) return;
    const { slot } = gone.dataset;
    const successor =
      slot === undefined ? null : this.region.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
    (successor ?? this.region).focus({ preventScroll: true });
  }
}
