import type { JobChange } from '../../../desk/store/job-list';

/** A job as the database's function `change_jobs` takes it. */
export interface JobSpec {
  readonly name: string;
  readonly payload: object;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
  readonly key?: string;
}

export function keysRemoved(changes: readonly JobChange[]): string[] {
  return [...new Set(changes.flatMap((one) => (one.does === 'remove' ? [one.key] : [])))];
}

/** The jobs that there are in the end: of those with one key the last, unless it was removed. */
export function jobsAdded(changes: readonly JobChange[]): JobSpec[] {
  const jobs = new Map<unknown, JobSpec>();
  for (const change of changes) {
    if (change.does === 'remove') jobs.delete(change.key);
    else {
      const { name, payload, options } = change;
      jobs.set(options.key ?? change, { name, payload, ...options });
    }
  }
  return [...jobs.values()];
}
