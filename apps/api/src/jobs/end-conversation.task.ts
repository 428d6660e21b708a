import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { CarrierError, Telephony } from '../telephony/telephony';
import type { Jobs } from './jobs';
import type { Task } from './task';

/** Closes the room of a call that is over. The customer goes on to the farewell, the agents are let go. */
@Injectable()
export class EndConversationTask implements Task<'end_conversation'> {
  readonly name = 'end_conversation';

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId }: Jobs['end_conversation']): Promise<void> {
    const call = await this.calls.find(callId);
    if (!call) return;
    try {
      const roomSid = call.roomSid ?? (await this.telephony.findRoom(call.customerSid));
      if (roomSid) await this.telephony.closeRoom(roomSid);
    } catch (error) {
      // Expected: the customer's hanging up has closed it already.
      if (!(error instanceof CarrierError && error.failure === 'gone')) throw error;
    }
  }
}
