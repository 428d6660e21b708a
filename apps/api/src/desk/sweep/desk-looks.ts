import type { CallId } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { type Overview, Telephony } from '../carrier/telephony';
import { Clock } from '../store/clock';
import { Store } from '../store/store';
import { sweepAtOnce } from '../store/sweep-at-once';
import { CallLook, nothing, type Sight } from './call-look';
import { type Known, read } from './known';
import { retryAfterSeconds, secondLookSeconds } from './sweeps';

/** The calls that are to be looked at again, with the keys of what they have shown. */
export type Seen = Readonly<Record<CallId, readonly string[]>>;

/** Which calls are to be looked at, and with what in hand. */
export interface Looks {
  readonly callIds: readonly CallId[];
  readonly seen: Seen;
  /** What the carrier's lists say, where they have just been read. */
  readonly lists: Overview | null;
  /** Who has not had their turn by then is looked at the next time. */
  readonly until: Date;
}

/** What the looks have shown. */
export interface Shown {
  /** The calls that are to be looked at again. */
  readonly seen: Seen;
  /** How soon at the latest, in s; null when the next round is soon enough. */
  readonly againAfter: number | null;
}

/** Looks at many calls, at as many at once as the carrier has room for. */
@Injectable()
export class DeskLooks {
  private readonly logger = new Logger(DeskLooks.name);

  constructor(
    private readonly store: Store,
    private readonly carrier: CallLook,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async lookAt({ callIds, seen, lists, until }: Looks): Promise<Shown> {
    const again: Record<CallId, readonly string[]> = {};
    let [hasNews, hasFailed] = [false, false];
    let line = callIds;
    while (line.length > 0) {
      const count = await this.telephony.looksAtOnce();
      const calls = await read(this.store, line.slice(0, count));
      line = line.slice(count);
      const look = async (known: Known) => {
        const { id } = known.call;
        const sight = await this.tryToLook(known, seen[id] ?? [], lists);
        hasNews ||= sight?.hasNews === true;
        hasFailed ||= sight === null;
        // What was seen before counts still: the next look that succeeds is the second one.
        const keys = sight?.keys ?? seen[id] ?? [];
        if (!sight || keys.length > 0) again[id] = keys;
      };
      await Promise.all(calls.map(look));
      if (this.clock.now() >= until) break;
    }
    for (const id of line) again[id] = seen[id] ?? [];
    const againAfter = hasNews ? secondLookSeconds : hasFailed ? retryAfterSeconds : null;
    return { seen: again, againAfter };
  }

  /** A call that cannot be looked at keeps no other one waiting: it gets a job of its own. */
  private async tryToLook(
    known: Known,
    seen: readonly string[],
    lists: Overview | null,
  ): Promise<Sight | null> {
    try {
      return await this.carrier.look(known, seen, lists);
    } catch (error) {
      // Not expected of a call; its job is tried again, and shows the error.
      const { id: callId } = known.call;
      this.logger.error({ err: error, callId }, 'call could not be looked at');
      await this.store.transaction((tx) => sweepAtOnce(tx.jobs, callId));
      return nothing;
    }
  }
}
