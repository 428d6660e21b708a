import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { CallEntity } from '../calls/call.entity';
import { CallsService } from '../calls/calls.service';
import type { Happening } from '../calls/happening';
import { LegEntity } from '../calls/leg.entity';
import { ringOutcome } from '../calls/ring-outcome';
import { CarrierError, Telephony } from '../telephony/telephony';
import { addJob, sweepKey } from './job-queue';
import type { Task } from './task';

/** How often the carrier is asked, in ms: only what its reports have failed to tell is found here. */
const interval = 15_000;
/** How soon it is asked again when it did not answer, in ms. */
const retryInterval = 2_000;

/** Finds customers and agents who are gone although no report has said so, and feeds it in like one. */
@Injectable()
export class SweepTask implements Task<'sweep'> {
  readonly name = 'sweep';
  private readonly logger = new Logger(SweepTask.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly calls: CallsService,
    private readonly telephony: Telephony,
  ) {}

  async run(): Promise<void> {
    let next = interval;
    try {
      await this.sweep();
    } catch (error) {
      // Expected: a carrier that does not answer now; it is asked again.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error }, 'the carrier could not be asked');
      next = retryInterval;
    } finally {
      const runAt = new Date(Date.now() + next);
      await addJob(this.dataSource.manager, 'sweep', {}, { runAt, key: sweepKey });
    }
  }

  private async sweep(): Promise<void> {
    const { manager } = this.dataSource;
    for (const { id, customerSid } of await manager.findBy(CallEntity, { state: Not('ended') })) {
      if (await this.telephony.endOf(customerSid)) await this.report(id, { type: 'customer_left' });
    }
    for (const leg of await manager.findBy(LegEntity, { endedAt: IsNull(), sid: Not(IsNull()) })) {
      const outcome = leg.sid && (await this.telephony.endOf(leg.sid));
      if (!outcome) continue;
      const how = leg.joinedAt ? 'left' : ringOutcome(outcome, leg);
      await this.report(leg.callId, { type: 'leg_over', leg: leg.id, outcome: how });
    }
  }

  private async report(callId: string, event: NonNullable<Happening['event']>): Promise<void> {
    this.logger.warn({ callId, event: event.type }, 'found without a report');
    await this.calls.record(callId, { event, cause: 'job:sweep' });
  }
}
