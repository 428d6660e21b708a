import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { run, type Runner, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Retention } from '../database/retention';
import { watchedConnection } from '../database/watched-connection';
import { servingCalls } from '../../desk/store/serving-calls';
import { AbandonedJobs } from './abandoned-jobs';
import { concurrency, heldJobs, idlePollIntervalMs } from './pace';
import { queueLog } from './queue-log';
import { Sweeps } from '../../desk/sweep/sweeps';
import { TaskBook, telling } from '../../desk/task-book';

/** How long the database is left alone after the queue has given up, in ms. */
const restartPauseMs = 500;

/** https://worker.graphile.org/docs/config */
const queueSettings = {
  // One question for all workers: without the local queue each asks for itself.
  localQueue: { size: heldJobs.atMost, ttl: heldJobs.forMs },
  // Jobs are announced by the database, and `JobPace` asks for deadlines; this is for what
  // neither has noticed.
  pollInterval: idlePollIntervalMs,
  // Only in batches, be they of one, is somebody told that a job's end could not be stored; else the
  // failure is nobody's and ends the process.
  completeJobBatchDelay: 0,
  failJobBatchDelay: 0,
};

/** Nobody waits for it: a database that does not answer does not say goodbye either. */
const endPool = (pool: Pool) => {
  pool.end().catch(() => {
    // Expected: its connections are broken.
  });
};

/** Does the jobs, in every replica; the database sees to it that each is done by one. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private runner: Runner | null = null;
  private isStopping = false;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly tasks: TaskBook,
    private readonly abandoned: AbandonedJobs,
    private readonly sweeps: Sweeps,
    private readonly retention: Retention,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // All that follows from it, also what is done about processes that are gone.
    await servingCalls(() => this.begin());
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.abandoned.stop();
    await this.runner?.stop().catch((error: unknown) => {
      // Expected: it has given up by itself, because the database went away first.
      this.logger.warn({ err: error }, 'the job queue had stopped before');
    });
  }

  private async begin(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    events.once('pool:create', ({ workerPool }) => {
      this.abandoned.pace.begin(workerPool);
      this.abandoned.start(workerPool.id).catch((error: unknown) => {
        this.logger.error({ err: error }, 'jobs of dead processes are not looked after');
      });
    });
    events.on('pool:listen:notification', () => this.abandoned.pace.quicken());
    const pool = this.openPool();
    const runner = await run({
      events,
      pgPool: pool,
      concurrency,
      noHandleSignals: true,
      preset: { worker: queueSettings },
      taskList: { ...this.tasks.list(), retention: () => telling(() => this.retention.run()) },
      // At night (UTC), by one of all processes; a desk that was away that night catches up:
      // https://worker.graphile.org/docs/cron
      crontab: '17 3 * * * retention ?fill=1d',
      logger: queueLog(this.logger),
    }).catch((error: unknown) => {
      endPool(pool);
      throw error;
    });
    this.runner = runner;
    const isOver = (error?: unknown) => {
      endPool(pool);
      void this.beginAgain(error);
    };
    runner.promise.then(isOver, isOver);
    // What happened while nobody was there to be told is found out first.
    await this.sweeps.beginAgain();
  }

  private openPool(): Pool {
    const pool = new Pool({
      ...watchedConnection(this.environment.DATABASE_URL),
      max: 8,
      application_name: 'baton-jobs',
    });
    // The code that uses a broken connection hears of it, too; nobody may leave it unheard, or the
    // process ends.
    const note = (error: Error) => this.logger.warn({ err: error }, 'a connection broke');
    pool.on('error', note);
    pool.on('connect', (client) => client.on('error', note));
    return pool;
  }

  /** The queue gives up when the database does: it is begun anew until it is back. */
  private async beginAgain(because: unknown): Promise<void> {
    this.runner = null;
    for (let reason = because; this.isWanted(); ) {
      this.logger.error({ err: reason }, 'the job queue has given up; it is begun again');
      await pause(restartPauseMs, undefined, { ref: false });
      try {
        if (this.isWanted()) await this.begin();
      } catch (error) {
        // Expected: the database is still away.
        reason = error;
      }
    }
  }

  /** Whether there is none and there ought to be: one that has begun tells of its own end. */
  private isWanted(): boolean {
    return !this.runner && !this.isStopping;
  }
}
