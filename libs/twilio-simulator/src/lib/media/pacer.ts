/**
 * Runs the mixer in time. It runs from `setImmediate`, after pending input. Closing a connection
 * can block the thread for up to 35 ms. Voices that arrived during that time must be read first, or
 * they would be mixed as silence.
 */
export class Pacer {
  private timer: NodeJS.Timeout | undefined;
  private queued = false;

  constructor(private readonly pump: (now: number) => number) {
    this.schedule();
  }

  /** Something arrived that the mixer may have waited for. */
  nudge(): void {
    if (!this.queued) this.schedule();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.queued = true;
  }

  private schedule(): void {
    this.queued = true;
    setImmediate(() => {
      this.queued = false;
      clearTimeout(this.timer);
      const now = performance.now();
      const next = this.pump(now);
      this.timer = setTimeout(() => this.nudge(), Math.max(1, next - now));
    });
  }
}
