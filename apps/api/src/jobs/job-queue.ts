import type { EntityManager } from 'typeorm';
import type { JobName, Jobs } from './jobs';

/**
 * When a job runs, and how often it is tried. Jobs have no order: named queues would give them one, and
 * make each wait for the next poll. Every task looks at what is stored, and does what that asks for.
 */
export interface JobOptions {
  readonly runAt?: Date;
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
    `SELECT graphile_worker.add_job($1, payload := $2::json, run_at := $3, max_attempts := $4, job_key := $5)`,
    [
      name,
      JSON.stringify(payload),
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

export const ringDeadlineKey = (legId: string) => `ring-deadline:${legId}`;
export const recallKey = (callId: string) => `recall:${callId}`;
export const graceKey = (callId: string) => `grace:${callId}`;
export const sweepKey = (callId: string) => `sweep:${callId}`;
export const sessionSilentKey = (sessionId: string) => `session-silent:${sessionId}`;
