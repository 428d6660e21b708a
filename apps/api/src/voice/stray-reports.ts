import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallEventEntity } from '../calls/call-event.entity';

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

  constructor(private readonly dataSource: DataSource) {}

  async record({ event, about, callId = null, reportKey, details }: StrayReport): Promise<void> {
    this.logger.warn({ event, about, callId }, 'report about an unknown call');
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(CallEventEntity)
      .values({
        callId,
        // The call may become known, and the same report count for it.
        reportKey: reportKey ? `unknown:${reportKey}` : null,
        event,
        details: { about, ...details },
        decision: 'unknown',
        cause: 'webhook',
        at: new Date(),
      })
      .orIgnore()
      .execute();
  }
}
