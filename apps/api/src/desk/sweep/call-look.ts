import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { CarrierError, type Overview } from '../carrier/telephony';
import { Clock, msBefore } from '../store/clock';
import { CarrierComparison } from './carrier-comparison';
import { type Known, sweptAfterEndMs } from './known';

/** What a look at a call has shown: differences that are not certain yet, by their keys. */
export interface Sight {
  readonly keys: readonly string[];
  /** Whether one of them was seen for the first time. */
  readonly hasNews: boolean;
}

export const nothing: Sight = { keys: [], hasNews: false };

/**
 * Compares one call with what the carrier says, and makes up for reports that were lost. That a
 * connection is over is believed at once. Everything else may simply be on its way: only what the look
 * before has seen too is believed.
 */
@Injectable()
export class CallLook {
  private readonly logger = new Logger(CallLook.name);

  constructor(
    private readonly calls: CallsService,
    private readonly carrier: CarrierComparison,
    private readonly clock: Clock,
  ) {}

  /**
   * Looks once; `seen` are the keys that the look before has seen. Null when the carrier does not
   * say: then what was seen before counts still.
   */
  async look(
    known: Known,
    seen: readonly string[],
    lists: Overview | null = null,
  ): Promise<Sight | null> {
    const { id, endedAt } = known.call;
    if (endedAt && endedAt < msBefore(this.clock.now(), sweptAfterEndMs)) return nothing;
    const found = await this.compare(known, lists);
    if (!found) return null;
    for (const { key, isSure, happening } of found) {
      if (isSure || seen.includes(key)) await this.calls.record(id, happening);
    }
    const keys = found.flatMap(({ key, isSure }) => (isSure ? [] : [key]));
    return { keys, hasNews: keys.some((key) => !seen.includes(key)) };
  }

  private async compare(known: Known, lists: Overview | null) {
    try {
      return await this.carrier.differences(known, lists);
    } catch (error) {
      // Expected: a carrier that does not answer says nothing about the call.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error, callId: known.call.id }, 'call could not be compared');
      return null;
    }
  }
}
