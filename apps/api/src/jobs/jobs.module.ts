import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module';
import { Retention } from '../database/retention';
import { AbandonedJobs } from './abandoned-jobs';
import { CarrierComparison } from './carrier-comparison';
import { CustomerCommands } from './customer-commands';
import { JobRunner } from './job-runner';
import { LostAgents } from './lost-agents';
import { OtherProcesses } from './other-processes';
import { Sweeps } from './sweeps';
import type { Task } from './task';
import { Uptime } from './uptime';
import { TaskBook, TASKS, tasks } from './task-book';

/** What is done after a transaction. */
@Module({
  imports: [DeskModule],
  providers: [
    ...tasks,
    CarrierComparison,
    CustomerCommands,
    LostAgents,
    { provide: TASKS, inject: tasks, useFactory: (...all: Task[]) => all },
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
