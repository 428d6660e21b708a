import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../store/clock';
import { Store } from '../store/store';

/** A report that fits no call. */
export interface StrayReport {
  readonly event: string;
  /** What it says it is about. */
  readonly about: string;
  readonly callId?: string | null;
  readonly reportKey?: string;
  readonly details?: Record<string, unknown>;
}

/** Keeps reports about calls that the desk does not know, for whoever looks into it. */
@Injectable()
export class StrayReports {
  private readonly logger = new Logger(StrayReports.name);

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async record({ event, about, callId = null, reportKey, details }: StrayReport): Promise<void> {
    this.logger.warn({ event, about, callId }, 'report about an unknown call');
    await this.store.transaction((tx) =>
      tx.history.addOnce({
        callId,
        // The call may become known, and the same report count for it.
        reportKey: reportKey ? `unknown:${reportKey}` : null,
        event,
        details: { about, ...details },
        decision: 'unknown',
        cause: 'webhook',
        at: this.clock.now(),
      }),
    );
  }
}
