import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { Clock, msBefore } from '../store/clock';
import type { LegRow } from '../store/rows';
import { CarrierError } from '../carrier/telephony';
import { CarrierComparison } from './carrier-comparison';
import type { Jobs } from '../store/jobs';
import { Sweeps } from './sweeps';
import type { Task } from '../store/task';

/** How long the sweep still cares for the remains of an ended call, in ms. */
const sweptAfterEndMs = 10 * 60_000;

/**
 * What one sweep has seen for the first time is looked at again after this, in s: a report takes no
 * longer.
 */
const secondLookSeconds = 1;

/** Whether the carrier may have a leg still, although the desk has done with it. */
const mayLive = ({ sid, endedAt, goneAt }: LegRow) => !endedAt || (sid !== null && !goneAt);

/**
 * A carrier that could not be asked is asked again after this, in s: twice, within the 5 s that are
 * promised after its trouble.
 */
const retryAfterSeconds = 2;

/**
 * Compares a live call with what the carrier says, again and again, and makes up for reports that
 * were lost. That a connection is over is believed at once. Everything else may simply be on its
 * way: only what the sweep before has seen too is believed. Each sweep asks for the next one under
 * the call's key, so that there is one for a call at a time, on whatever replica.
 */
@Injectable()
export class SweepTask implements Task<'sweep'> {
  readonly name = 'sweep';
  private readonly logger = new Logger(SweepTask.name);

  constructor(
    private readonly calls: CallsService,
    private readonly carrier: CarrierComparison,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  async run({ callId, seen }: Jobs['sweep']): Promise<void> {
    const call = await this.calls.find(callId);
    const legs = (await this.calls.legsOf(callId)).filter(mayLive);
    if (!call || (call.endedAt && this.isLongAgo(call.endedAt))) return;

    const found = await this.compare({ call, legs });
    const isNothingLeft = call.endedAt && legs.length === 0 && found?.length === 0;
    if (isNothingLeft) return;
    // What was seen before counts still: the next look that succeeds is the second one.
    if (!found) return this.sweeps.askForNext({ callId, seen }, { within: retryAfterSeconds });
    for (const { key, isSure, happening } of found) {
      if (isSure || seen.includes(key)) await this.calls.record(callId, happening);
    }
    const keys = found.flatMap(({ key, isSure }) => (isSure ? [] : [key]));
    const hasNews = keys.some((key) => !seen.includes(key));
    await this.sweeps.askForNext(
      { callId, seen: keys },
      hasNews ? { within: secondLookSeconds } : {},
    );
  }

  private isLongAgo(at: Date): boolean {
    return at < msBefore(this.clock.now(), sweptAfterEndMs);
  }

  /** Null when the carrier does not say. */
  private async compare(known: Parameters<CarrierComparison['differences']>[0]) {
    try {
      return await this.carrier.differences(known);
    } catch (error) {
      // Expected: a carrier that does not answer says nothing about the call.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error, callId: known.call.id }, 'call could not be compared');
      return null;
    }
  }
}
