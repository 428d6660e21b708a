import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Logger as WorkerLogger, run, type Runner } from 'graphile-worker';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { TaskBook } from './task-book';

/** Does the jobs, in every replica; the database sees to it that each is done by one. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private runner: Runner | null = null;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly tasks: TaskBook,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.runner = await run({
      connectionString: this.environment.DATABASE_URL,
      concurrency: 8,
      noHandleSignals: true,
      // Jobs are announced by the database; this is for an announcement that got lost.
      pollInterval: 1_000,
      taskList: this.tasks.list(),
      logger: new WorkerLogger(() => (level, message, meta) => {
        if (level === 'error') this.logger.error({ ...meta }, message);
        else this.logger.debug(message);
      }),
    });
    this.runner.promise.catch((error: unknown) => {
      this.logger.fatal({ err: error }, 'jobs are no longer done');
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }
}
