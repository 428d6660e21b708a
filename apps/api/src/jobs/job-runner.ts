import { EventEmitter } from 'node:events';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Logger as WorkerLogger, run, type Runner, type WorkerEvents } from 'graphile-worker';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { AbandonedJobs } from './abandoned-jobs';
import { Sweeps } from './sweeps';
import { TaskBook } from './task-book';

/** Does the jobs, in every replica; the database sees to it that each is done by one. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private runner: Runner | null = null;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly tasks: TaskBook,
    private readonly abandoned: AbandonedJobs,
    private readonly sweeps: Sweeps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    events.once('pool:create', ({ workerPool }) => {
      this.abandoned.start(workerPool.id).catch((error: unknown) => {
        this.logger.error({ err: error }, 'jobs of dead processes are not looked after');
      });
    });
    this.runner = await run({
      events,
      connectionString: this.environment.DATABASE_URL,
      concurrency: 6,
      maxPoolSize: 8,
      noHandleSignals: true,
      // Jobs are announced by the database; this is for deadlines, and for an announcement that got lost.
      pollInterval: 500,
      taskList: this.tasks.list(),
      logger: new WorkerLogger(() => (level, message, meta) => {
        if (level === 'error') this.logger.error({ ...meta }, message);
        else this.logger.debug(message);
      }),
    });
    // What happened while nobody was there to be told is found out first.
    await this.sweeps.beginAgain();
    this.runner.promise.catch((error: unknown) => {
      this.logger.fatal({ err: error }, 'jobs are no longer done');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.abandoned.stop();
    await this.runner?.stop();
  }
}
