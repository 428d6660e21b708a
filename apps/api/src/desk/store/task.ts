import type { JobName, Jobs } from './jobs';

/** How often a job has been tried, this time included. */
export interface Attempt {
  readonly isLast: boolean;
}

/** Does one kind of job. Throwing has it tried again later. */
export interface Task<N extends JobName = JobName> {
  readonly name: N;
  run(payload: Jobs[N], attempt: Attempt): Promise<void>;
}
