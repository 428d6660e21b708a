import type { Clock } from '../kernel/clock';
import { sleep } from '../kernel/interruption';

/** A call that hears or does anything in its documents needs longer for so many of them. */
const HURRIED = { documents: 10, withinMs: 1_000 };
const PAUSE_MS = 1_000;

/**
 * Slows a call down whose documents do nothing but redirect: a loop would fetch them without end.
 */
export class RedirectBrake {
  private readonly begun: number[] = [];

  constructor(private readonly clock: Clock) {}

  async beforeDocument(signal: AbortSignal): Promise<void> {
    const { clock, begun } = this;
    if (begun.length === HURRIED.documents) {
      const first = begun.shift() ?? 0;
      if (clock.now() - first < HURRIED.withinMs) await sleep(clock, PAUSE_MS, signal);
    }
    begun.push(clock.now());
  }
}
