import type { EntityManager } from 'typeorm';
import { type JobChange, JobList } from '../../../desk/store/job-list';

/** A job as the function `change_jobs` takes it. */
export interface JobSpec {
  readonly name: string;
  readonly payload: object;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
  readonly key?: string;
}

/**
 * Puts up jobs in graphile-worker's tables, which are in the same database: all that a transaction
 * asks for in one statement, before it is stored.
 */
export class GraphileJobBoard extends JobList {
  constructor(private readonly manager: EntityManager) {
    super();
  }

  async store(): Promise<void> {
    if (this.changes.length === 0) return;
    await this.manager.query('SELECT change_jobs($1, $2)', [
      keysRemoved(this.changes),
      JSON.stringify(jobsAdded(this.changes)),
    ]);
  }
}

function keysRemoved(changes: readonly JobChange[]): string[] {
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
