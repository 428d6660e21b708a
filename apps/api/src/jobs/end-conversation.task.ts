import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { Clock } from '../store/clock';
import type { CallRow } from '../store/rows';
import { CarrierError, Telephony } from '../telephony/telephony';
import type { Jobs } from './jobs';
import { askAgain } from './patient-carrier';
import type { Task } from './task';

const isGone = (error: unknown) => error instanceof CarrierError && error.failure === 'gone';

/** Closes the room of a call that is over. The customer goes on to the farewell, the agents are let go. */
@Injectable()
export class EndConversationTask implements Task<'end_conversation'> {
  readonly name = 'end_conversation';

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  async run({ callId }: Jobs['end_conversation']): Promise<void> {
    const call = await this.calls.find(callId);
    if (!call) return;
    try {
      await askAgain(this.clock, () => this.closeRoomOf(call));
    } catch (error) {
      // Expected: the customer's hanging up has closed it already.
      if (!isGone(error)) throw error;
      if (call.outcome !== 'customer-hung-up') await this.sayGoodbye(call);
    }
  }

  /** Was it the wrong room that is gone? A customer who is on the line still must not be left alone in theirs. */
  private async sayGoodbye({ customerSid }: CallRow): Promise<void> {
    try {
      await askAgain(this.clock, () => this.telephony.placeCustomer(customerSid));
    } catch (error) {
      // Expected: they have hung up.
      if (!isGone(error)) throw error;
    }
  }

  private async closeRoomOf({ roomSid, customerSid }: CallRow): Promise<void> {
    const sid = roomSid ?? (await this.telephony.findRoom(customerSid));
    if (sid) await this.telephony.closeRoom(sid);
  }
}
