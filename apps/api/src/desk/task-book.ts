import { Inject, Injectable } from '@nestjs/common';
import type { TaskList } from 'graphile-worker';
import { tellableError } from '../http/tellable';
import { servingCalls } from './store/serving-calls';
import { DeskSweepTask } from './sweep/desk-sweep.task';
import { EndConversationTask } from './commands/end-conversation.task';
import { HoldCustomerTask } from './commands/hold-customer.task';
import { ListenToLegTask } from './commands/listen-to-leg.task';
import { MatchTask } from './matching/match.task';
import { PlaceCustomerTask } from './commands/place-customer.task';
import { PlaceLegTask } from './commands/place-leg.task';
import { RecallTask } from './matching/recall.task';
import { ReleaseTask } from './commands/release.task';
import { ResumeCustomerTask } from './commands/resume-customer.task';
import { RingDeadlineTask } from './deadlines/ring-deadline.task';
import { RingTask } from './commands/ring.task';
import { SessionOverTask } from './deadlines/session-over.task';
import { SoundDueTask } from './commands/sound-due.task';
import { SweepTask } from './sweep/sweep.task';
import { TabSilentTask } from './deadlines/tab-silent.task';
import { WrapUpOverTask } from './deadlines/wrap-up-over.task';
import { WithdrawRingTask } from './deadlines/withdraw-ring.task';
import type { JobName, Jobs } from './store/jobs';
import type { Attempt, Task } from './store/task';

/** Who does the jobs, besides the tasks of {@link callDeadlineTasks}. */
export const tasks = [
  MatchTask,
  RingTask,
  RingDeadlineTask,
  RecallTask,
  WrapUpOverTask,
  ListenToLegTask,
  ReleaseTask,
  PlaceLegTask,
  PlaceCustomerTask,
  HoldCustomerTask,
  ResumeCustomerTask,
  SoundDueTask,
  EndConversationTask,
  TabSilentTask,
  SessionOverTask,
  WithdrawRingTask,
  SweepTask,
  DeskSweepTask,
];

/** Injects every {@link Task}. */
export const TASKS = Symbol('tasks');

/**
 * Does a job whose failure may be told: the queue logs it word for word, and stores it beside the
 * job.
 */
export async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw tellableError(error);
  }
}

/** Who does which job. */
@Injectable()
export class TaskBook {
  constructor(@Inject(TASKS) private readonly tasks: readonly Task[]) {}

  /** Does a job; throws when nobody does such jobs, or when it is to be tried again. */
  async run<N extends JobName>(name: N, payload: Jobs[N], attempt: Attempt): Promise<void> {
    const task = this.tasks.find((one) => one.name === name);
    if (!task) throw new Error(`There is no task ${name}.`);
    await task.run(payload, attempt);
  }

  /** Lists the tasks as the job queue wants them. */
  list(): TaskList {
    return Object.fromEntries(
      this.tasks.map(({ name }) => [
        name,
        async (payload: unknown, { job }) =>
          // The queue stores what it was given, which the compiler has checked.
          servingCalls(() =>
            telling(() =>
              this.run(name, payload as never, { isLast: job.attempts >= job.max_attempts }),
            ),
          ),
      ]),
    ) satisfies TaskList;
  }
}
