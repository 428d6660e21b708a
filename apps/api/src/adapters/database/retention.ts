import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Clock, msBefore } from '../../desk/store/clock';
import { CarrierError, Telephony } from '../../desk/carrier/telephony';

/** So many rows at a time: nobody waits long for their locks. */
const batchRows = 500;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Calls that ended before $1 and of which nothing is left to see to, nor a message to delete at the
 * carrier.
 */
const finishedCalls = `SELECT id FROM call WHERE ended_at < $1 AND NOT EXISTS (
    SELECT FROM customer_request request
     WHERE request.call_id = call.id AND (done_at IS NULL OR recording_sid IS NOT NULL)
  ) ORDER BY ended_at LIMIT ${batchRows}`;

/**
 * Deletes what has been kept for long enough, in batches. It is maintenance of the tables, which no
 * call notices, so it stands beside the store's port and the simulation goes without.
 */
@Injectable()
export class Retention {
  private readonly logger = new Logger(Retention.name);

  constructor(
    private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly telephony: Telephony,
    private readonly clock: Clock,
  ) {}

  /** Deletes all that is due, what is cheapest first. */
  async run(): Promise<void> {
    const { environment } = this;
    await this.delete('agent_session', 'id', 'expires_at < $1', environment.KEEP_SESSIONS_DAYS);
    await this.delete('sign_in_failure', 'subject', 'last_at < $1', 1);
    const strays = 'call_id IS NULL AND at < $1';
    await this.delete('call_event', 'id', strays, environment.KEEP_STRAY_REPORTS_DAYS);
    await this.deleteMessages();
    await this.forgetNumbers();
    const ofOldCalls = 'call_id IN (SELECT id FROM call WHERE ended_at < $1)';
    await this.delete('call_event', 'id', ofOldCalls, environment.KEEP_CALL_EVENTS_DAYS);
    await this.deleteCalls();
  }

  private async delete(table: string, key: string, due: string, days: number): Promise<void> {
    await this.repeat(`rows of ${table} deleted`, days, (before) =>
      this.change(
        `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${due} LIMIT ${batchRows})`,
        before,
      ),
    );
  }

  private async forgetNumbers(): Promise<void> {
    const days = this.environment.KEEP_NUMBERS_DAYS;
    for (const [table, key, end] of [
      ['call', 'id', 'ended_at'],
      ['customer_request', 'call_id', 'done_at'],
    ]) {
      await this.repeat(`numbers of ${table} forgotten`, days, (before) =>
        this.change(
          `UPDATE ${table} SET customer_number = NULL WHERE ${key} IN (
             SELECT ${key} FROM ${table} WHERE ${end} < $1 AND customer_number IS NOT NULL LIMIT ${batchRows})`,
          before,
        ),
      );
    }
  }

  private async deleteCalls(): Promise<void> {
    await this.repeat('calls deleted', this.environment.KEEP_CALLS_DAYS, (before) =>
      this.dataSource.transaction(async (manager) => {
        const calls = await manager.query<{ id: string }[]>(finishedCalls, [before]);
        const ids = [calls.map(({ id }) => id)];
        for (const table of ['call_event', 'transfer', 'leg', 'customer_request']) {
          await manager.query(`DELETE FROM ${table} WHERE call_id = ANY ($1)`, ids);
        }
        await manager.query('DELETE FROM call WHERE id = ANY ($1)', ids);
        return calls.length;
      }),
    );
  }

  /**
   * Deletes messages that somebody has seen to, at the carrier first: a message that nobody knows
   * of could never be deleted.
   */
  private async deleteMessages(): Promise<void> {
    const days = this.environment.KEEP_VOICEMAILS_DAYS;
    if (days === 0) return;
    const messages = await this.dataSource.query<{ call_id: string; recording_sid: string }[]>(
      `SELECT call_id, recording_sid FROM customer_request
        WHERE done_at < $1 AND recording_sid IS NOT NULL ORDER BY done_at LIMIT ${batchRows}`,
      [msBefore(this.clock.now(), days * dayMs)],
    );
    for (const message of messages) await this.deleteMessage(message);
  }

  private async deleteMessage(message: { call_id: string; recording_sid: string }): Promise<void> {
    try {
      await this.telephony.deleteRecording(message.recording_sid);
    } catch (error) {
      // Expected: the carrier cannot be reached. The next night tries again.
      if (!(error instanceof CarrierError)) throw error;
      this.logger.warn({ err: error, callId: message.call_id }, 'message is not deleted yet');
      return;
    }
    await this.dataSource.query('DELETE FROM customer_request WHERE call_id = $1', [
      message.call_id,
    ]);
  }

  /** Repeats a batch until one is not full; 0 days keep forever. */
  private async repeat(
    what: string,
    days: number,
    work: (before: Date) => Promise<number>,
  ): Promise<void> {
    if (days === 0) return;
    const before = msBefore(this.clock.now(), days * dayMs);
    let rows = 0;
    for (let done = batchRows; done === batchRows; rows += done) done = await work(before);
    if (rows > 0) this.logger.log({ rows }, what);
  }

  private async change(statement: string, before: Date): Promise<number> {
    const [, rows] = await this.dataSource.query<[unknown, number]>(statement, [before]);
    return rows;
  }
}
