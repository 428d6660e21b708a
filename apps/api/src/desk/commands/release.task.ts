import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { Clock } from '../store/clock';
import { CarrierError, Telephony } from '../carrier/telephony';
import type { Jobs } from '../store/jobs';
import { askAgain } from './patient-carrier';
import type { Task } from '../store/task';

/** Hangs up an agent's leg. One whose id is not known yet is hung up when it becomes known. */
@Injectable()
export class ReleaseTask implements Task<'release'> {
  readonly name = 'release';
  private readonly logger = new Logger(ReleaseTask.name);

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async run({ callId, legId }: Jobs['release']): Promise<void> {
    const leg = await this.calls.findLeg(callId, legId);
    const sid = leg?.sid;
    if (!sid) return;
    try {
      await askAgain(this.clock, () => this.telephony.hangUp(sid));
    } catch (error) {
      // Expected: it is over already, which is what we wanted; or the carrier will not do it, and
      // the sweep asks again.
      if (!(error instanceof CarrierError) || error.failure === 'unsure') throw error;
      if (error.failure === 'refused') {
        this.logger.error({ err: error, callId, legId }, 'leg could not be released');
        return;
      }
    }
    // The carrier's own report may be lost, and the agent must be free again.
    await this.calls.record(callId, {
      kind: 'carried-out',
      event: {
        type: 'leg_over',
        leg: legId,
        outcome: (leg.joinedAt ?? leg.waitingSince) ? 'left' : 'canceled',
      },
      cause: 'job:release',
    });
  }
}
