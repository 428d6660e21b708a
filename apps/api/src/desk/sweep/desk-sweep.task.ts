import type { CallId } from '@baton/call-flow';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import type { Overview } from '../carrier/telephony';
import { Clock, secondsAfter } from '../store/clock';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';
import { DeskLooks } from './desk-looks';
import { DeskRounds } from './desk-rounds';
import { retryAfterSeconds, secondLookSeconds, Sweeps } from './sweeps';

type Sweep = Jobs['desk_sweep'];

/**
 * For so many rounds the carrier is asked for its lists although there is no call: a room of one that
 * is over may still be open, and the lists may be some seconds old.
 */
const quietRounds = 5;

/**
 * Compares all live calls with what the carrier says, again and again. A round reads the carrier's
 * lists of all connections and rooms, and looks only at calls that give a reason to. Between two
 * rounds, what was seen for the first time is looked at once more. Each job asks for the next one
 * under the same key, so that one process compares at a time; when that process dies, another one
 * does.
 */
@Injectable()
export class DeskSweepTask implements Task<'desk_sweep'> {
  readonly name = 'desk_sweep';

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly rounds: DeskRounds,
    private readonly looks: DeskLooks,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  async run(sweep: Sweep): Promise<void> {
    const roundAt = sweep.roundAt === null ? null : new Date(sweep.roundAt);
    try {
      if (roundAt && roundAt > this.clock.now()) await this.lookAgain(sweep, roundAt);
      else await this.goRound(sweep);
    } catch (error) {
      // Not expected. The queue would try again after ever longer pauses, and all calls would wait.
      const runAt = secondsAfter(this.clock.now(), this.atMost(retryAfterSeconds));
      await this.sweeps.askForNext({ ...sweep, roundAt: null }, runAt);
      throw error;
    }
  }

  private async goRound(sweep: Sweep): Promise<void> {
    const begun = this.clock.now();
    const found = await this.rounds.find(sweep);
    const seen = Object.keys(sweep.seen);
    const callIds = [...new Set<CallId>([...seen, ...(found?.callIds ?? [])])];
    const shown = await this.lookAt(callIds, sweep, found?.lists ?? null);
    if (!found) {
      // The carrier has been asked for nothing but what was seen before: the round is still to come.
      const runAt = secondsAfter(this.clock.now(), this.atMost(retryAfterSeconds));
      return this.sweeps.askForNext({ ...sweep, seen: shown.seen, roundAt: null }, runAt);
    }
    const next = {
      since: begun.toISOString(),
      round: sweep.round + 1,
      quiet: found.isQuiet ? sweep.quiet + 1 : 0,
      seen: shown.seen,
    };
    // A desk without calls has no such job. The look after abandoned jobs puts one up for the next
    // call.
    if (next.quiet > quietRounds) return;
    await this.askForNext(
      next,
      secondsAfter(begun, this.environment.SWEEP_SECONDS),
      shown.againAfter,
    );
  }

  private async lookAgain(sweep: Sweep, roundAt: Date): Promise<void> {
    const { seen, againAfter } = await this.lookAt(Object.keys(sweep.seen), sweep, null);
    await this.askForNext({ ...sweep, seen }, roundAt, againAfter);
  }

  private lookAt(callIds: readonly CallId[], { seen }: Sweep, lists: Overview | null) {
    const until = secondsAfter(this.clock.now(), this.environment.SWEEP_SECONDS);
    return this.looks.lookAt({ callIds, seen, lists, until });
  }

  /** What is to be looked at again soon is, before the next round, or in it if that comes first. */
  private async askForNext(
    sweep: Omit<Sweep, 'roundAt'>,
    roundAt: Date,
    againAfter: number | null,
  ): Promise<void> {
    const now = this.clock.now();
    const again = againAfter === null ? null : secondsAfter(now, this.atMost(againAfter));
    if (again && again < roundAt) {
      return this.sweeps.askForNext({ ...sweep, roundAt: roundAt.toISOString() }, again);
    }
    const runAt = again && againAfter === secondLookSeconds ? again : roundAt;
    await this.sweeps.askForNext({ ...sweep, roundAt: null }, runAt);
  }

  private atMost(seconds: number): number {
    return Math.min(seconds, this.environment.SWEEP_SECONDS);
  }
}
