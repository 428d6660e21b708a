import { Injectable } from '@nestjs/common';
import { Telephony } from '../carrier/telephony';
import { CustomerCommands } from './customer-commands';
import type { Jobs } from '../store/jobs';
import type { Attempt, Task } from '../store/task';

/** Puts the customer on hold. */
@Injectable()
export class HoldCustomerTask implements Task<'hold_customer'> {
  readonly name = 'hold_customer';

  constructor(
    private readonly commands: CustomerCommands,
    private readonly telephony: Telephony,
  ) {}

  async run({ callId, audio }: Jobs['hold_customer'], attempt: Attempt): Promise<void> {
    await this.commands.carryOut(
      {
        callId,
        cause: 'job:hold_customer',
        wanted: 'held',
        carryOut: (customer) => this.telephony.hold(customer, audio),
        done: { type: 'customer_held' },
        failed: { type: 'hold_failed' },
      },
      attempt,
    );
  }
}
