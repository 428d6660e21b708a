import type { Clock } from '../kernel/clock';

/**
 * Lets calls that the REST API created go out one after the other at the account's rate; the excess
 * waits as `queued`, it is not rejected.
 * https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export class DialQueue {
  private freeAt = 0;
  private stalledUntil = 0;

  constructor(
    private readonly clock: Clock,
    /** Null for no limit. A new account has 1. */
    private readonly callsPerSecond: number | null,
  ) {}

  /** Lets nothing out for the given time. */
  stall(ms: number): void {
    this.stalledUntil = this.clock.now() + ms;
  }

  enter(dial: () => void): void {
    const stalledMs = this.stalledUntil - this.clock.now();
    if (stalledMs > 0) {
      this.clock.after(stalledMs, () => this.enter(dial));
      return;
    }
    if (this.callsPerSecond === null) {
      // Never within the request that creates the call: its answer says `queued`.
      queueMicrotask(dial);
      return;
    }
    const now = this.clock.now();
    const turn = Math.max(now, this.freeAt);
    this.freeAt = turn + 1000 / this.callsPerSecond;
    if (turn <= now) queueMicrotask(dial);
    else this.clock.after(turn - now, dial);
  }
}
