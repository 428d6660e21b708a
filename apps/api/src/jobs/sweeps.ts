import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { Clock, secondsAfter } from '../store/clock';
import { Store } from '../store/store';
import { sweepKey } from './job-keys';
import type { Jobs } from './jobs';

/** What one sweep has seen for the first time is looked at again after this, in s: a report takes no longer. */
const secondLook = 1;

/** Sees to it that every call which is looked after has its sweep, whatever happened while no process was there. */
@Injectable()
export class Sweeps {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Asks for a call's next sweep, in the place of the one that it has: soon, when there is something new to believe. */
  async askForNext(
    sweep: Jobs['sweep'],
    { hasNews }: { readonly hasNews: boolean },
  ): Promise<void> {
    const { SWEEP_SECONDS } = this.environment;
    const seconds = hasNews ? Math.min(secondLook, SWEEP_SECONDS) : SWEEP_SECONDS;
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
        await tx.jobs.add('sweep', { callId, seen: [] }, { key: sweepKey(callId) });
      }
    });
  }
}
