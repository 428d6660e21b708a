import type { Clock } from '../../desk/store/clock';

/**
 * How long a session that has sent too many messages makes no new connection, in ms: else it sends
 * the next flood at once. An agent who is silent for this long is not lost yet.
 */
export const floodPauseMs = 2_000;

/** Remembers which sessions have sent too many messages a moment ago, by their tokens. */
export class FloodPause {
  private readonly until = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  begin(token: string): void {
    const now = this.now();
    for (const [other, until] of this.until) if (until <= now) this.until.delete(other);
    this.until.set(token, now + floodPauseMs);
  }

  isOn(token: string): boolean {
    const left = (this.until.get(token) ?? 0) - this.now();
    // A clock that was put back keeps nobody out for longer.
    return left > 0 && left <= floodPauseMs;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
