import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { JobName, Jobs } from './jobs';

/** When a job runs and what it must not overtake. */
export interface JobOptions {
  readonly runAt?: Date;
  /** Jobs of one queue run one after another, in the order in which they were added. */
  readonly queue?: string;
  /** A job with the same key takes the place of one that has not started. */
  readonly key?: string;
  readonly maxAttempts?: number;
}

/** Adds a job in the transaction of what made it necessary: both are stored, or neither. */
export async function addJob<N extends JobName>(
  manager: EntityManager,
  name: N,
  payload: Jobs[N],
  options: JobOptions = {},
): Promise<void> {
  await manager.query(
    `SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4, max_attempts := $5, job_key := $6)`,
    [
      name,
      JSON.stringify(payload),
      options.queue ?? null,
      options.runAt ?? null,
      options.maxAttempts ?? null,
      options.key ?? null,
    ],
  );
}

/** Takes back a job that has not started. */
export async function removeJob(manager: EntityManager, key: string): Promise<void> {
  await manager.query('SELECT graphile_worker.remove_job($1)', [key]);
}

/** The queue for the commands of one call: a fixed set of them, because each is a row for ever. */
export function queueOfCall(callId: string): string {
  const [firstByte = 0] = createHash('sha256').update(callId).digest();
  return `calls-${firstByte % 64}`;
}

/** The one queue of the matcher: two at a time would offer one customer to two agents. */
export const matchQueue = 'match';

export const ringDeadlineKey = (legId: string) => `ring-deadline:${legId}`;
export const sessionSilentKey = (sessionId: string) => `session-silent:${sessionId}`;
