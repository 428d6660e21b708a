import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from './database';

type Row = Readonly<Record<string, unknown>>;

/** How often is looked, in ms: a database tells nobody that something has changed. */
const pollIntervalMs = 50;

/**
 * Waits until the desk has stored what a test waits for, which may be nothing that anybody sees.
 * When patience (in ms) ends, the error shows what was stored instead.
 */
export async function untilStored(
  database: TestDatabase,
  { what, sql, isSo }: { what: string; sql: string; isSo: (rows: readonly Row[]) => boolean },
  patience = 20_000,
): Promise<void> {
  const giveUpAt = Date.now() + patience;
  for (;;) {
    const rows = await database.query<Row>(sql);
    if (isSo(rows)) return;
    if (Date.now() > giveUpAt) {
      const instead = JSON.stringify(rows, null, 2);
      throw new Error(`Waited in vain until ${what}. Instead: ${instead}`);
    }
    await pause(pollIntervalMs);
  }
}

/** Waits until no call goes on and nobody is on the way to one, by what the desk has stored. */
export async function untilAllIsStoredAsOver(database: TestDatabase): Promise<void> {
  await untilStored(database, {
    what: 'the desk knows that every call is over',
    sql: `SELECT 'call' AS what, customer_sid AS who, state FROM call WHERE state <> 'ended'
          UNION ALL SELECT 'leg', agent_id, purpose FROM leg WHERE ended_at IS NULL`,
    isSo: (goesOn) => goesOn.length === 0,
  });
}

/** Waits until no job is being done, or due. */
export async function untilNoJobIsDue(database: TestDatabase): Promise<void> {
  await untilStored(database, {
    what: 'no job is due',
    sql: `SELECT task.identifier, job.run_at FROM graphile_worker._private_jobs AS job
            JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
           WHERE job.run_at <= now()`,
    isSo: (jobs) => jobs.length === 0,
  });
}
