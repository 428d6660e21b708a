import type { Clock } from './clock';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/**
 * A clock that stands still until a test advances it; two hours of hold music pass in milliseconds.
 */
export class VirtualClock implements Clock {
  private readonly timers = new Set<Timer>();
  private settle: () => Promise<void> = () => Promise.resolve();

  constructor(private time = Date.UTC(2026, 0, 5, 9)) {}

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.time + Math.max(0, ms), callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /**
   * Tells the clock how to wait for the work that a timer caused, such as the delivery of a
   * webhook.
   */
  settleWith(settle: () => Promise<void>): void {
    this.settle = settle;
  }

  /**
   * Lets time pass: runs every timer that falls due, in order, each after the work of the one
   * before has ended.
   */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await this.settle();
    for (let timer = this.nextUntil(end); timer; timer = this.nextUntil(end)) {
      this.timers.delete(timer);
      this.time = Math.max(this.time, timer.at);
      timer.callback();
      await this.settle();
    }
    this.time = Math.max(this.time, end);
  }

  private nextUntil(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
    }
    return next;
  }
}
