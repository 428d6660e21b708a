import type { CallId } from '@baton/call-flow';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { CarrierError, type Overview, Telephony } from '../carrier/telephony';
import { Clock, msBefore } from '../store/clock';
import type { Jobs } from '../store/jobs';
import { Store } from '../store/store';
import { type Known, sweptAfterEndMs, withLegs } from './known';
import { looksOfRound } from './looks-of-a-round';
import { hasAnswered } from './reason-to-look';

type Sweep = Pick<Jobs['desk_sweep'], 'since' | 'round'>;

/** What a round has found: the calls to look at, and the lists that say so. */
interface Found {
  readonly callIds: readonly CallId[];
  readonly lists: Overview;
  /** Whether there was no call at all. */
  readonly isQuiet: boolean;
}

/** Compares all live calls with the carrier's lists. */
@Injectable()
export class DeskRounds {
  private readonly logger = new Logger(DeskRounds.name);

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly store: Store,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  /** Finds the calls to look at; null when the carrier does not give its lists. */
  async find(sweep: Sweep): Promise<Found | null> {
    const endedAfter = msBefore(this.clock.now(), sweptAfterEndMs);
    const unfinished = await this.store.calls.listUnfinished(endedAfter);
    const known = await withLegs(this.store, unfinished);
    const lists = await this.read(known);
    if (!lists) return null;
    const all = [...known, ...(await this.withOpenRooms(known, lists, endedAfter))];
    const round = {
      since: sweep.since === null ? null : new Date(sweep.since),
      number: sweep.round,
      seconds: this.environment.SWEEP_SECONDS,
    };
    return { callIds: looksOfRound(all, lists, round), lists, isQuiet: all.length === 0 };
  }

  private async read(known: readonly Known[]): Promise<Overview | null> {
    const legs = known.flatMap(({ legs }) => legs.filter((leg) => !hasAnswered(leg)));
    const rung = new Set(legs.flatMap(({ sid }) => sid ?? []));
    try {
      return await this.telephony.overview(rung);
    } catch (error) {
      // Expected: a carrier that does not answer says nothing about any call.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error }, 'the live calls could not be compared');
      return null;
    }
  }

  /** The calls that are over and whose room is open still: it should have been closed. */
  private async withOpenRooms(
    known: readonly Known[],
    { rooms }: Overview,
    endedAfter: Date,
  ): Promise<Known[]> {
    const customers = new Set(known.map(({ call }) => call.customerSid));
    const strange = [...rooms.keys()].filter((name) => !customers.has(name));
    if (strange.length === 0) return [];
    return withLegs(this.store, await this.store.calls.listOver(strange, endedAfter));
  }
}
