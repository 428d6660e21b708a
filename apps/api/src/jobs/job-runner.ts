import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger as WorkerLogger, run, type Runner, type TaskList } from 'graphile-worker';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { EndConversationTask } from './end-conversation.task';
import { HoldCustomerTask } from './hold-customer.task';
import type { JobName } from './jobs';
import { MatchTask } from './match.task';
import { ReleaseTask } from './release.task';
import { ResumeCustomerTask } from './resume-customer.task';
import { RingDeadlineTask } from './ring-deadline.task';
import { RingTask } from './ring.task';
import { SessionSilentTask } from './session-silent.task';
import type { Task } from './task';

/** Injects every {@link Task}. */
export const TASKS = Symbol('tasks');

/** Every kind of job has somebody who does it. */
export const tasks = [
  MatchTask,
  RingTask,
  RingDeadlineTask,
  ReleaseTask,
  HoldCustomerTask,
  ResumeCustomerTask,
  EndConversationTask,
  SessionSilentTask,
];

/** Does the jobs, in every replica; the database sees to it that each is done by one. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private runner: Runner | null = null;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(TASKS) private readonly tasks: readonly Task[],
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.runner = await run({
      connectionString: this.environment.DATABASE_URL,
      concurrency: 8,
      noHandleSignals: true,
      // Jobs are announced by the database; this is for an announcement that got lost.
      pollInterval: 1_000,
      taskList: this.taskList(),
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

  private taskList(): TaskList {
    const list: TaskList = {};
    for (const task of this.tasks) {
      list[task.name satisfies JobName] = async (payload: unknown, { job }) =>
        task.run(payload as never, { isLast: job.attempts >= job.max_attempts });
    }
    return list;
  }
}
