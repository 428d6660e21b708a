import type { WorkerPool } from 'graphile-worker';
import { concurrency, pollIntervalMs } from './pace';

/** Longer than between two looks at the jobs, in ms: a desk with jobs is never taken for one without. */
const quickForMs = 1_000;

/**
 * Asks for jobs that fall due without being announced: at a quick pace while there are jobs, and
 * not at all while there are none.
 */
export class JobPace {
  private timer: NodeJS.Timeout | undefined;
  private quickUntil = 0;

  begin(pool: Pick<WorkerPool, 'nudge'>): void {
    this.end();
    this.timer = setInterval(() => {
      if (performance.now() < this.quickUntil) pool.nudge(concurrency);
    }, pollIntervalMs);
    // It keeps nobody from ending.
    this.timer.unref();
  }

  end(): void {
    clearInterval(this.timer);
  }

  /** Jobs wait for their time, or have been put up just now. */
  quicken(): void {
    this.quickUntil = performance.now() + quickForMs;
  }
}
