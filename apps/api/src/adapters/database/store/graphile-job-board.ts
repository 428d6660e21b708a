import type { EntityManager } from 'typeorm';
import { type JobChange, JobList } from '../../../desk/store/job-list';
import { jobsAdded, keysRemoved } from './jobs-of-changes';
import { askPrepared } from './prepared';

const changeJobs = { name: 'change-jobs', text: 'SELECT change_jobs($1, $2)' };

/**
 * Puts up jobs in graphile-worker's tables, which are in the same database: all that a transaction
 * asks for in one statement, before it is stored.
 */
export class GraphileJobBoard extends JobList {
  constructor(private readonly manager: EntityManager) {
    super();
  }

  /** Hands over what has been asked for until now, to who stores it with something else. */
  take(): JobChange[] {
    return this.changes.splice(0);
  }

  async store(): Promise<void> {
    const changes = this.take();
    if (changes.length === 0) return;
    await askPrepared(this.manager, changeJobs, [
      keysRemoved(changes),
      JSON.stringify(jobsAdded(changes)),
    ]);
  }
}
