import type { CallId } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { CallsService } from '../calls/calls.service';
import { Clock } from '../store/clock';
import type { LegRow } from '../store/rows';
import { CarrierError, Telephony } from '../carrier/telephony';
import { CustomerCommands } from './customer-commands';
import type { Jobs } from '../store/jobs';
import { askAgain } from './patient-carrier';
import type { Attempt, Task } from '../store/task';

/** How long a carrier that does not let somebody go may keep the customer on hold for it, in ms. */
const maxClearingMs = 3_000;

/** Takes the customer off hold. */
@Injectable()
export class ResumeCustomerTask implements Task<'resume_customer'> {
  readonly name = 'resume_customer';
  private readonly logger = new Logger(ResumeCustomerTask.name);

  constructor(
    private readonly calls: CallsService,
    private readonly commands: CustomerCommands,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
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

  /**
   * A leaving or lost agent may have spoken in private, and a laptop without incoming sound can
   * still send sound. So they leave the room before the customer comes back.
   */
  private async clearRoom(callId: CallId): Promise<void> {
    const unwanted = (await this.calls.legsOf(callId)).filter(mayBeHeard);
    if (unwanted.length === 0) return;
    await Promise.race([
      Promise.all(unwanted.map((leg) => this.hangUp(leg))),
      this.clock.pause(maxClearingMs),
    ]);
  }

  private async hangUp({ sid, id }: HeardLeg): Promise<void> {
    try {
      await askAgain(this.clock, () => this.telephony.hangUp(sid));
    } catch (error) {
      // Expected: they have gone; or the carrier will not do it, which their own release sees to.
      if (!(error instanceof CarrierError)) throw error;
      if (error.failure !== 'gone') this.logger.warn({ err: error, leg: id }, 'may still be heard');
    }
  }
}

type HeardLeg = LegRow & { readonly sid: string };

/** Whether the desk wants a leg no longer that the carrier may still have in the room. */
const mayBeHeard = (leg: LegRow): leg is HeardLeg =>
  leg.sid !== null &&
  leg.joinedAt !== null &&
  leg.goneAt === null &&
  (leg.releasedAt ?? leg.endedAt) !== null;
