import { Injectable, Logger } from '@nestjs/common';
import { placeOfCustomer } from '@baton/call-flow';
import { toState } from '../calls/call.mapper';
import { CallsService } from '../calls/calls.service';
import { CarrierError, Telephony } from '../carrier/telephony';
import type { CallRow } from '../store/rows';
import type { Jobs } from '../store/jobs';
import type { Attempt, Task } from '../store/task';

/** Has the customer's connection ask again where it belongs. */
@Injectable()
export class PlaceCustomerTask implements Task<'place_customer'> {
  readonly name = 'place_customer';
  private readonly logger = new Logger(PlaceCustomerTask.name);

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, entry }: Jobs['place_customer'], { isLast }: Attempt): Promise<void> {
    const call = await this.calls.find(callId);
    if (!call || hasArrived(call, entry)) return;
    try {
      await this.telephony.placeCustomer(call.customerSid);
    } catch (error) {
      // Expected: they hung up, which the sweep finds out, or the carrier never answered. Then they
      // hear what they heard before, and the desk's deadlines bring them back into the queue.
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure === 'unsure' && !isLast) throw error;
      this.logger.error({ err: error, callId }, 'customer could not be placed');
    }
  }
}

/**
 * Whether the customer is at the new place already, or further on, although the carrier's answer
 * was lost. A second move would interrupt their message or their conversation.
 */
function hasArrived(call: CallRow, entry: number): boolean {
  if (call.roomEntry !== entry) return true;
  switch (placeOfCustomer(toState(call))) {
    case 'menu':
      return false;
    case 'room':
      return call.roomSid !== null;
    case 'voicemail':
    case 'farewell':
      return true;
  }
}
