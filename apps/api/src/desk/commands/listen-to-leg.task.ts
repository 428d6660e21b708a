import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { Clock, secondsAfter } from '../store/clock';
import type { LegRow } from '../store/rows';
import { Store } from '../store/store';
import { CarrierError, Telephony } from '../carrier/telephony';
import type { Jobs } from '../store/jobs';
import type { Attempt, Task } from '../store/task';

/**
 * Of the jobs that a process does at a time, so many may wait for the carrier here: the others are
 * for customers.
 */
const mostAtOnce = 2;
/** When it is asked for later, in s. */
const pauseSeconds = 1;

/**
 * Has the carrier hand on what an agent's page says over its leg. The desk does without, where that
 * cannot be had.
 */
@Injectable()
export class ListenToLegTask implements Task<'listen_to_leg'> {
  readonly name = 'listen_to_leg';
  private readonly logger = new Logger(ListenToLegTask.name);
  private underWay = 0;
  private isToldOfRefusal = false;

  constructor(
    private readonly store: Store,
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async run(job: Jobs['listen_to_leg'], { isLast }: Attempt): Promise<void> {
    const { callId, legId } = job;
    const leg = await this.calls.findLeg(callId, legId);
    if (!leg?.sid || leg.endedAt || leg.releasedAt) return;
    if (this.underWay >= mostAtOnce) {
      await this.askLater(job);
      return;
    }
    this.underWay += 1;
    try {
      await this.telephony.listenTo({ callId, legId, sid: leg.sid });
    } catch (error) {
      // Expected: a public beta that the account does not have, a leg that is over, a carrier in
      // trouble.
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure === 'unsure' && !isLast) throw error;
      this.tell(error, leg);
    } finally {
      this.underWay -= 1;
    }
  }

  private async askLater(job: Jobs['listen_to_leg']): Promise<void> {
    const runAt = secondsAfter(this.clock.now(), pauseSeconds);
    await this.store.transaction((tx) => tx.jobs.add(this.name, job, { runAt, maxAttempts: 3 }));
  }

  /** Says it once: where the carrier refuses, it refuses for every leg. */
  private tell(error: CarrierError, { id: legId, callId }: LegRow): void {
    if (error.failure !== 'refused' || this.isToldOfRefusal) {
      this.logger.debug({ err: error, callId, legId }, 'the carrier hands nothing on of this leg');
      return;
    }
    this.isToldOfRefusal = true;
    this.logger.warn(
      { err: error, callId, legId },
      'the carrier hands on nothing that pages say over their calls: a page that loses its connection to the desk counts as lost',
    );
  }
}
