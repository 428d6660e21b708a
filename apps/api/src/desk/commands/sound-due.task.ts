import { Injectable, Logger } from '@nestjs/common';
import { Sounds } from '../sound/sounds';
import type { CallRow } from '../store/rows';
import { roomOfCall, whoIsIn } from '../carrier/room-of-call';
import { CarrierError, Telephony } from '../carrier/telephony';
import type { Jobs } from '../store/jobs';
import type { Task } from '../store/task';

/** How many times music is played again before the customer moves to a new room. */
const maxReplays = 2;

/**
 * Plays again to a customer whose document never reached the carrier: nothing else would ever tell.
 */
@Injectable()
export class SoundDueTask implements Task<'sound_due'> {
  readonly name = 'sound_due';
  private readonly logger = new Logger(SoundDueTask.name);

  constructor(
    private readonly sounds: Sounds,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, ...missed }: Jobs['sound_due']): Promise<void> {
    const waiting = await this.sounds.orderAgain(callId, missed);
    if (!waiting) return;
    try {
      await this.playTo(waiting);
    } catch (error) {
      // Expected: a carrier that does not answer, or a customer who has gone. The next part is due
      // soon.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error, callId }, 'customer could not be played to');
    }
  }

  private async playTo(call: CallRow): Promise<void> {
    const { id: callId, customerSid, soundOrder } = call;
    const roomSid = await roomOfCall(this.telephony, call);
    if (call.soundMisses < maxReplays) {
      if (roomSid === null) return;
      await this.telephony.playWhileWaiting({ callId, roomSid, customerSid, soundOrder });
      return;
    }
    // Somebody may be with them while the report is still on its way. That is not silence.
    const room = roomSid === null ? null : await whoIsIn(this.telephony, roomSid);
    if (room && room.size > 1) return;
    await this.sounds.startAnew(callId, soundOrder);
  }
}
