import { Injectable } from '@nestjs/common';
import { Clock, secondsAfter } from '../store/clock';
import { deskSweepKey, sweepKey } from '../store/job-keys';
import type { Jobs } from '../store/jobs';
import { Store } from '../store/store';

/**
 * What has been seen for the first time is looked at again after this, in s: a report takes no
 * longer.
 */
export const secondLookSeconds = 1;

/**
 * A carrier that could not be asked is asked again after this, in s: twice, within the 5 s that are
 * promised after its trouble.
 */
export const retryAfterSeconds = 2;

/** Sees to it that the live calls are compared with what the carrier says, and by one process. */
@Injectable()
export class Sweeps {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Asks for the next look at one call, instead of the one that it has, in so many s. */
  async lookAgain(sweep: Jobs['sweep'], seconds: number): Promise<void> {
    const runAt = secondsAfter(this.clock.now(), seconds);
    await this.store.transaction((tx) =>
      tx.jobs.add('sweep', sweep, { key: sweepKey(sweep.callId), runAt }),
    );
  }

  /** Asks for the next comparison of all calls. There is one at a time, in whatever process. */
  async askForNext(sweep: Jobs['desk_sweep'], runAt: Date): Promise<void> {
    await this.store.transaction((tx) =>
      tx.jobs.add('desk_sweep', sweep, { key: deskSweepKey, runAt }),
    );
  }

  /**
   * Has all that goes on compared at once, and each call looked at: nobody was there to be told of
   * what happened meanwhile.
   */
  async beginAgain(): Promise<void> {
    const first = { since: null, round: 0, quiet: 0, seen: {}, roundAt: null };
    await this.store.transaction((tx) => tx.jobs.add('desk_sweep', first, { key: deskSweepKey }));
  }
}
