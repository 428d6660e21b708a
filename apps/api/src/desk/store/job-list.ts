import type { JobBoard, JobOptions } from './job-board';
import type { JobName, Jobs } from './jobs';

/** A change of the jobs, carried out when the transaction that wants it is stored. */
export type JobChange =
  | {
      readonly does: 'add';
      readonly name: JobName;
      readonly payload: Jobs[JobName];
      readonly options: JobOptions;
    }
  | { readonly does: 'remove'; readonly key: string };

/** Collects what is to become of the jobs, so that all of it is stored at once. */
export class JobList implements JobBoard {
  readonly changes: JobChange[] = [];

  add<N extends JobName>(name: N, payload: Jobs[N], options: JobOptions = {}): Promise<void> {
    this.changes.push({ does: 'add', name, payload, options });
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.changes.push({ does: 'remove', key });
    return Promise.resolve();
  }
}
