import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { hasJoinedUnseen, joinBeforeTheEnd } from '../calls/joined-unseen';
import { ringOutcome } from '../calls/ring-outcome';
import { Telephony } from '../telephony/telephony';
import type { Jobs } from './jobs';
import type { Task } from './task';

/** Gives up on a ring whose end the carrier should have reported long ago. */
@Injectable()
export class RingDeadlineTask implements Task<'ring_deadline'> {
  readonly name = 'ring_deadline';

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, legId }: Jobs['ring_deadline']): Promise<void> {
    const [call, leg] = await Promise.all([
      this.calls.find(callId),
      this.calls.findLeg(callId, legId),
    ]);
    if (!call || !leg || leg.joinedAt || leg.waitingSince || leg.endedAt) return;

    const cause = 'job:ring_deadline';
    // The report that got lost may have been the one that they joined.
    const roomSid = call.roomSid ?? (await this.telephony.findRoom(call.customerSid));
    const room = roomSid && (await this.telephony.whoIsInRoom(roomSid));
    if (leg.sid && room && room.has(leg.sid)) {
      await this.calls.record(callId, { event: { type: 'leg_joined', leg: legId }, cause });
      return;
    }
    // Or the one that they have hung up, and both.
    const end = leg.sid === null ? null : await this.telephony.endOf(leg.sid);
    if (hasJoinedUnseen(leg, end)) await this.calls.record(callId, joinBeforeTheEnd(leg, cause));
    await this.calls.record(callId, {
      event: { type: 'leg_over', leg: legId, outcome: ringOutcome(end ?? 'no-answer', leg) },
      cause,
      commands: [{ type: 'release', leg: legId }],
    });
  }
}
