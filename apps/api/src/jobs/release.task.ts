import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { CarrierError, Telephony } from '../telephony/telephony';
import type { Jobs } from './jobs';
import type { Task } from './task';

/** Hangs up an agent's leg. One whose id is not known yet is hung up when it becomes known. */
@Injectable()
export class ReleaseTask implements Task<'release'> {
  readonly name = 'release';

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, legId }: Jobs['release']): Promise<void> {
    const leg = await this.calls.findLeg(callId, legId);
    if (!leg?.sid) return;
    try {
      await this.telephony.hangUp(leg.sid);
    } catch (error) {
      // Expected: it is over already, which is what we wanted.
      if (!(error instanceof CarrierError && error.failure === 'gone')) throw error;
    }
    // The carrier's own report may be lost, and the agent must be free again.
    await this.calls.record(callId, {
      event: {
        type: 'leg_over',
        leg: legId,
        outcome: (leg.joinedAt ?? leg.waitingSince) ? 'left' : 'canceled',
      },
      cause: 'job:release',
    });
  }
}
