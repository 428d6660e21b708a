import { Injectable } from '@nestjs/common';
import { Telephony } from '../telephony/telephony';
import { CustomerCommands } from './customer-commands';
import type { Jobs } from './jobs';
import type { Attempt, Task } from './task';

/** Takes the customer off hold. */
@Injectable()
export class ResumeCustomerTask implements Task<'resume_customer'> {
  readonly name = 'resume_customer';

  constructor(
    private readonly commands: CustomerCommands,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId }: Jobs['resume_customer'], attempt: Attempt): Promise<void> {
    await this.commands.carryOut(
      {
        callId,
        cause: 'job:resume_customer',
        wanted: 'live',
        carryOut: (customer) => this.telephony.resume(customer),
        done: { type: 'customer_resumed' },
        failed: { type: 'resume_failed' },
      },
      attempt,
    );
  }
}
