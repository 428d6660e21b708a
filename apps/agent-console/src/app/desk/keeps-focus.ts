import { DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/**
 * Takes the focus when the button that had it goes away, as the buttons of a call do: otherwise the
 * next Tab would start at the top of the page.
 */
@Directive({
  selector: '[batonKeepsFocus]',
  host: { tabindex: '-1', '(focusin)': 'remember($event)' },
})
export class KeepsFocus {
  private readonly region = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private focused: EventTarget | null = null;

  constructor() {
    const observer = new MutationObserver(() => this.takeOver());
    observer.observe(this.region, { childList: true, subtree: true });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected remember({ target }: FocusEvent): void {
    this.focused = target;
  }

  private takeOver(): void {
    const isGone = this.focused instanceof Node && !this.focused.isConnected;
    if (!isGone) return;
    this.focused = null;
    if (document.activeElement === document.body) this.region.focus({ preventScroll: true });
  }
}
