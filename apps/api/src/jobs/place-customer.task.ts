import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { CarrierError, Telephony } from '../telephony/telephony';
import type { Jobs } from './jobs';
import type { Attempt, Task } from './task';

/** Has the customer's connection ask again where it belongs. */
@Injectable()
export class PlaceCustomerTask implements Task<'place_customer'> {
  readonly name = 'place_customer';
  private readonly logger = new Logger(PlaceCustomerTask.name);

  constructor(
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId }: Jobs['place_customer'], { isLast }: Attempt): Promise<void> {
    const call = await this.calls.find(callId);
    if (!call || call.endedAt) return;
    try {
      await this.telephony.placeCustomer(call.customerSid);
    } catch (error) {
      // Expected: they have hung up, which the sweep finds out, or the carrier is silent to the end: then
      // they hear what they heard before, and the desk's deadlines bring them back into the queue.
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure === 'unsure' && !isLast) throw error;
      this.logger.error({ err: error, callId }, 'customer could not be placed');
    }
  }
}
