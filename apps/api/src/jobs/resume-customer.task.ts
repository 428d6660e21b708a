import { Injectable } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { CarrierError, Telephony } from '../telephony/telephony';
import { CustomerCommands } from './customer-commands';
import type { Jobs } from './jobs';
import type { Attempt, Task } from './task';

/** Takes the customer off hold. */
@Injectable()
export class ResumeCustomerTask implements Task<'resume_customer'> {
  readonly name = 'resume_customer';

  constructor(
    private readonly calls: CallsService,
    private readonly commands: CustomerCommands,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId }: Jobs['resume_customer'], attempt: Attempt): Promise<void> {
    await this.commands.carryOut(
      {
        callId,
        cause: 'job:resume_customer',
        wanted: 'live',
        carryOut: async (customer) => {
          await this.clearRoom(callId);
          await this.telephony.resume(customer);
        },
        done: { type: 'customer_resumed' },
        failed: { type: 'resume_failed' },
      },
      attempt,
    );
  }

  /** Whoever is being let go has spoken in private: out of the room with them, lest the customer hear them. */
  private async clearRoom(callId: string): Promise<void> {
    for (const { sid, joinedAt, releasedAt, endedAt } of await this.calls.legsOf(callId)) {
      if (!sid || !joinedAt || !releasedAt || endedAt) continue;
      try {
        await this.telephony.hangUp(sid);
      } catch (error) {
        // Expected: they have gone; or the carrier is slow to do it, which their own release sees to.
        if (!(error instanceof CarrierError)) throw error;
      }
    }
  }
}
