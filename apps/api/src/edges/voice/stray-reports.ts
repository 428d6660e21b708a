import type { CallId } from '@baton/call-flow';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../desk/store/clock';
import { endOf, ofUnknown } from '../../desk/calls/report-keys';
import type { CallRow } from '../../desk/store/rows';
import { Store, type Transaction } from '../../desk/store/store';

/** A report that fits no call. */
export interface StrayReport {
  readonly event: string;
  /** What it says it is about. */
  readonly about: string;
  readonly callId?: CallId | null;
  readonly reportKey?: string;
  readonly details?: Record<string, unknown>;
}

/** Keeps reports about calls that the desk does not know, for the people who look into it. */
@Injectable()
export class StrayReports {
  private readonly logger = new Logger(StrayReports.name);

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async record(report: StrayReport): Promise<void> {
    await this.store.transaction((tx) => this.keep(tx, report));
  }

  /**
   * Keeps the report that an unknown customer has left; if somebody has done so meanwhile, answers
   * with their call.
   */
  async recordEnd(customerSid: string, event: string): Promise<CallRow | null> {
    return this.store.transaction(async (tx) => {
      await tx.calls.claim(customerSid);
      const call = await tx.calls.findByCustomer(customerSid);
      if (!call) {
        await this.keep(tx, { event, about: customerSid, reportKey: endOf(customerSid) });
      }
      return call;
    });
  }

  private async keep({ history }: Transaction, report: StrayReport): Promise<void> {
    const { event, about, callId = null, reportKey, details } = report;
    this.logger.warn({ event, about, callId }, 'report about an unknown call');
    await history.addOnce({
      callId,
      // The call may become known, and the same report count for it.
      reportKey: reportKey ? ofUnknown(reportKey) : null,
      event,
      details: { about, ...details },
      decision: 'unknown',
      cause: 'webhook',
      at: this.clock.now(),
    });
  }
}
