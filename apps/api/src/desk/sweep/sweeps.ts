import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Clock, secondsAfter } from '../store/clock';
import { Store } from '../store/store';
import { sweepKey } from '../store/job-keys';
import type { Jobs } from '../store/jobs';
import { sweepAtOnce } from '../store/sweep-at-once';

/**
 * Sees to it that every call which is looked after has its sweep, whatever happened while no
 * process was there.
 */
@Injectable()
export class Sweeps {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Asks for a call's next sweep, instead of the one that it has; `within` so many s, where it
   * is to come sooner than usual.
   */
  async askForNext(
    sweep: Jobs['sweep'],
    { within = Infinity }: { readonly within?: number } = {},
  ): Promise<void> {
    const seconds = Math.min(within, this.environment.SWEEP_SECONDS);
    const runAt = secondsAfter(this.clock.now(), seconds);
    await this.store.transaction((tx) =>
      tx.jobs.add('sweep', sweep, { key: sweepKey(sweep.callId), runAt }),
    );
  }

  /** Sweeps at once all that goes on: nobody was there to be told of what happened meanwhile. */
  async beginAgain(): Promise<void> {
    await this.store.transaction(async (tx) => {
      // An earlier version had one sweep for all calls.
      await tx.jobs.remove('sweep');
      for (const callId of await tx.calls.listUnfinished()) {
        await sweepAtOnce(tx.jobs, callId);
      }
    });
  }
}
