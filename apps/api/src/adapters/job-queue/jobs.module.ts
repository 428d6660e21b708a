import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module';
import { Retention } from '../database/retention';
import { AbandonedJobs } from './abandoned-jobs';
import { CallsService } from '../../desk/calls/calls.service';
import { callDeadlineTasks } from '../../desk/deadlines/call-deadlines';
import { CarrierComparison } from '../../desk/sweep/carrier-comparison';
import { CustomerCommands } from '../../desk/commands/customer-commands';
import { JobRunner } from './job-runner';
import { LostAgents } from '../../desk/deadlines/lost-agents';
import { OtherProcesses } from '../../desk/sweep/other-processes';
import { Sweeps } from '../../desk/sweep/sweeps';
import type { Task } from '../../desk/store/task';
import { Uptime } from '../../desk/deadlines/uptime';
import { TaskBook, TASKS, tasks } from '../../desk/task-book';

/** What is done after a transaction. */
@Module({
  imports: [DeskModule],
  providers: [
    ...tasks,
    CarrierComparison,
    CustomerCommands,
    LostAgents,
    {
      provide: TASKS,
      inject: [CallsService, ...tasks],
      useFactory: (calls: CallsService, ...others: Task[]) => [
        ...callDeadlineTasks(calls),
        ...others,
      ],
    },
    AbandonedJobs,
    OtherProcesses,
    Sweeps,
    TaskBook,
    Uptime,
    JobRunner,
    Retention,
  ],
})
export class JobsModule {}
