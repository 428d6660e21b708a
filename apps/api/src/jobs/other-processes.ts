import { Injectable, Logger } from '@nestjs/common';
import type { Client } from 'pg';
import { CallNotices } from '../calls/call-notices';
import { Sweeps } from './sweeps';

/** What was stored so lately may not have been told; it took a moment until the loss was noticed. */
const untold = '10 seconds';

/** No more lines of the history than these are looked through. */
const lines = 2_000;

/**
 * Makes up for a process that is gone: a report that was on its way to it is lost, and so is the news of what it
 * stored and did not live to tell. Every other process does so by itself; what is done twice changes nothing.
 */
@Injectable()
export class OtherProcesses {
  private readonly logger = new Logger(OtherProcesses.name);
  private known = new Set<number>();

  constructor(
    private readonly sweeps: Sweeps,
    private readonly notices: CallNotices,
  ) {}

  /** Looks who is there; the connections with this name are one for each process. */
  async makeUpForLost(client: Client, signOfLife: string): Promise<void> {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
        WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()`,
      [signOfLife],
    );
    const present = new Set(rows.map(({ pid }) => pid));
    const isOneGone = [...this.known].some((pid) => !present.has(pid));
    this.known = present;
    if (!isOneGone) return;
    this.logger.warn('another process is gone; its calls are looked after');
    await this.sweeps.beginAgain();
    const { rows: calls } = await client.query<{ id: string }>(
      `SELECT DISTINCT call_id AS id FROM call_event
        WHERE call_id IS NOT NULL AND at > now() - $1::interval
          AND id > (SELECT max(id) FROM call_event) - $2::int`,
      [untold, lines],
    );
    await this.notices.tellAgain(calls.map(({ id }) => id));
  }
}
