import type { LegOutcome } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { ringOutcome } from '../calls/ring-outcome';
import type { CallRow, LegRow } from '../store/rows';
import { roomOfCall, whoIsIn } from '../carrier/room-of-call';
import { CarrierError, Telephony } from '../carrier/telephony';
import type { Jobs } from '../store/jobs';
import type { Attempt, Task } from '../store/task';

/** Gives up on a ring whose end the carrier should have reported long ago. */
@Injectable()
export class RingDeadlineTask implements Task<'ring_deadline'> {
  readonly name = 'ring_deadline';

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, legId }: Jobs['ring_deadline'], { isLast }: Attempt): Promise<void> {
    const [call, leg] = await Promise.all([
      this.calls.find(callId),
      this.calls.findLeg(callId, legId),
    ]);
    if (!call || !leg || leg.joinedAt || leg.waitingSince || leg.endedAt) return;

    const cause = 'job:ring_deadline';
    const found = await this.lookFor(call, leg, isLast);
    // The report that got lost may have been the one that they joined.
    if (found === 'in-room') {
      await this.calls.record(callId, {
        kind: 'concluded',
        event: { type: 'leg_joined', leg: legId },
        cause,
      });
      return;
    }
    await this.calls.record(callId, {
      kind: 'concluded',
      event: { type: 'leg_over', leg: legId, outcome: ringOutcome(found ?? 'no-answer', leg) },
      cause,
      commands: [{ type: 'release', leg: legId }],
    });
  }

  /**
   * What the carrier knows of a leg: that it is in the room, or how it ended; null when it does not
   * say.
   */
  private async lookFor(
    call: CallRow,
    { sid }: LegRow,
    isLast: boolean,
  ): Promise<'in-room' | LegOutcome | null> {
    if (sid === null) return null;
    try {
      const roomSid = await roomOfCall(this.telephony, call);
      const room = roomSid === null ? null : await whoIsIn(this.telephony, roomSid);
      return room?.has(sid) ? 'in-room' : await this.telephony.endOf(sid);
    } catch (error) {
      // Expected: a carrier that does not answer is asked again; one that refuses will not say it
      // later either.
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure === 'unsure' && !isLast) throw error;
      return null;
    }
  }
}
