import type { JobName, Jobs } from '../../src/desk/store/jobs';
import type { JobChange } from '../../src/desk/store/job-list';

/** A job that is to be done, as graphile-worker keeps it. */
export interface JobRow {
  readonly id: number;
  readonly name: JobName;
  readonly payload: Jobs[JobName];
  readonly runAt: number;
  readonly key: string | null;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** Who is at it. */
  readonly lockedBy: string | null;
}

/** What becomes of a job. */
export type JobMove = 'taken' | 'done' | 'failed' | 'given back';

const defaultMaxAttempts = 25;

/**
 * The jobs, with graphile-worker's habits: https://worker.graphile.org/docs/sql-add-job and
 * /docs/job-key
 */
export class JobTable {
  private readonly jobs = new Map<number, JobRow>();
  private count = 0;

  constructor(
    private readonly now: () => number,
    /** Told of what becomes of jobs after they have been put up. */
    private readonly onMove: (does: JobMove, id: number) => unknown = () => undefined,
  ) {}

  all(): readonly JobRow[] {
    return [...this.jobs.values()];
  }

  find(id: number): JobRow | undefined {
    return this.jobs.get(id);
  }

  /** Carries out a change; answers with the job that is to be done because of it. */
  apply(change: JobChange): JobRow | null {
    if (change.does === 'remove') {
      this.remove(change.key);
      return null;
    }
    const { name, payload, options } = change;
    const { key = null, runAt, maxAttempts = defaultMaxAttempts } = options;
    const waiting = key === null ? undefined : this.replaceable(key);
    this.count += waiting ? 0 : 1;
    const job: JobRow = {
      id: waiting?.id ?? this.count,
      name,
      // What is stored as JSON comes back as JSON.
      payload: JSON.parse(JSON.stringify(payload)) as typeof payload,
      key,
      maxAttempts,
      runAt: runAt?.getTime() ?? this.now(),
      attempts: 0,
      lockedBy: null,
    };
    this.jobs.set(job.id, job);
    return job;
  }

  /** Gives the job to somebody; returns null when the job is not free. */
  take(id: number, worker: string): JobRow | null {
    const job = this.jobs.get(id);
    if (!job || !isAvailable(job) || job.runAt > this.now()) return null;
    this.onMove('taken', id);
    return this.put({ ...job, lockedBy: worker, attempts: job.attempts + 1 });
  }

  done(id: number): void {
    if (this.jobs.delete(id)) this.onMove('done', id);
  }

  /** Notes that a job failed; answers with it when it is to be tried again. */
  failed(id: number): JobRow | null {
    const job = this.jobs.get(id);
    if (!job) return null;
    const backOff = Math.exp(Math.min(job.attempts, 10)) * 1000;
    const runAt = Math.max(this.now(), job.runAt) + backOff;
    this.onMove('failed', id);
    const again = this.put({ ...job, lockedBy: null, runAt });
    return isAvailable(again) ? again : null;
  }

  /** Gives back what somebody had taken. */
  unlock(worker: string): readonly JobRow[] {
    return this.all()
      .filter(({ lockedBy }) => lockedBy === worker)
      .map((job) => {
        this.onMove('given back', job.id);
        return this.put({ ...job, lockedBy: null });
      });
  }

  private remove(key: string): void {
    const job = this.withKey(key);
    if (!job) return;
    if (job.lockedBy === null) this.jobs.delete(job.id);
    // One that is being done is not tried again.
    else this.put({ ...job, key: null, attempts: job.maxAttempts });
  }

  /**
   * The job whose place a new one of the same key takes; one that has started loses its key
   * instead.
   */
  private replaceable(key: string): JobRow | undefined {
    const job = this.withKey(key);
    if (!job || isAvailable(job)) return job;
    this.put({ ...job, key: null, attempts: job.maxAttempts });
    return undefined;
  }

  private withKey(key: string): JobRow | undefined {
    return this.all().find((job) => job.key === key);
  }

  private put(job: JobRow): JobRow {
    this.jobs.set(job.id, job);
    return job;
  }
}

export const isAvailable = ({ lockedBy, attempts, maxAttempts }: JobRow) =>
  lockedBy === null && attempts < maxAttempts;
