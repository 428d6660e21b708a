import { partyOf } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { CarrierError, Telephony } from '../carrier/telephony';
import type { Jobs } from '../store/jobs';
import type { Attempt, Task } from '../store/task';

/** Has a leg ask again where it belongs. One that cannot be asked is of no use to anybody. */
@Injectable()
export class PlaceLegTask implements Task<'place_leg'> {
  readonly name = 'place_leg';

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, legId }: Jobs['place_leg'], { isLast }: Attempt): Promise<void> {
    const call = await this.calls.find(callId);
    const leg = await this.calls.findLeg(callId, legId);
    if (!call || !leg?.sid || leg.endedAt || leg.releasedAt) return;
    try {
      const party = partyOf(leg.agentId);
      await this.telephony.placeLeg({ sid: leg.sid, legId, party, room: call.customerSid });
    } catch (error) {
      // Expected: they have hung up, or the carrier will not do it, or is silent to the end.
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure === 'unsure' && !isLast) throw error;
      await this.calls.record(callId, {
        kind: 'concluded',
        event: { type: 'leg_over', leg: legId, outcome: 'left' },
        cause: 'job:place_leg',
        details: { because: error.message },
        commands: [{ type: 'release', leg: legId }],
      });
    }
  }
}
