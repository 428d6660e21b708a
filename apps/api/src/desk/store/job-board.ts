import type { JobName, Jobs } from './jobs';

/**
 * When a job runs, and how often it is tried. Jobs have no order: named queues would give them one,
 * and make each wait for the next poll. Every task looks at what is stored, and does what that asks
 * for.
 */
export interface JobOptions {
  /** Not before then; else as soon as the transaction is stored. */
  readonly runAt?: Date;
  /** A job with the same key takes the place of one that has not started. */
  readonly key?: string;
  /** 25 unless told. */
  readonly maxAttempts?: number;
}

/**
 * Where jobs are put up: in the transaction of what made them necessary, so that both are stored or
 * neither.
 */
export interface JobBoard {
  add<N extends JobName>(name: N, payload: Jobs[N], options?: JobOptions): Promise<void>;
  /** Takes back a job that has not started. */
  remove(key: string): Promise<void>;
}
