import type { EntityManager } from 'typeorm';
import type { JobName, Jobs } from '../../../desk/store/jobs';
import type { JobBoard, JobOptions } from '../../../desk/store/job-board';

/** Puts up jobs in graphile-worker's tables, which are in the same database. */
export class GraphileJobBoard implements JobBoard {
  constructor(private readonly manager: EntityManager) {}

  async add<N extends JobName>(
    name: N,
    payload: Jobs[N],
    { runAt, maxAttempts, key }: JobOptions = {},
  ): Promise<void> {
    await this.manager.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, run_at := $3, max_attempts := $4, job_key := $5)`,
      [name, JSON.stringify(payload), runAt ?? null, maxAttempts ?? null, key ?? null],
    );
  }

  async remove(key: string): Promise<void> {
    await this.manager.query('SELECT graphile_worker.remove_job($1)', [key]);
  }
}
