import { DestroyRef, inject, Service, signal } from '@angular/core';

/** The time, to the second, for everything that counts on the screen. */
@Service()
export class Clock {
  private readonly writable = signal(Date.now());
  readonly now = this.writable.asReadonly();

  constructor() {
    const timer = setInterval(() => this.writable.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
