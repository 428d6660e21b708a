import { Module } from '@nestjs/common';
import { CallsService } from './calls/calls.service';
import { CustomerCommands } from './commands/customer-commands';
import { callDeadlineTasks } from './deadlines/call-deadlines';
import { LostAgents } from './deadlines/lost-agents';
import { Uptime } from './deadlines/uptime';
import { DeskModule } from './desk.module';
import type { Task } from './store/task';
import { CallLook } from './sweep/call-look';
import { CarrierComparison } from './sweep/carrier-comparison';
import { DeskLooks } from './sweep/desk-looks';
import { DeskRounds } from './sweep/desk-rounds';
import { OtherProcesses } from './sweep/other-processes';
import { Sweeps } from './sweep/sweeps';
import { TaskBook, TASKS, tasks } from './task-book';

/** The jobs, and what the desk does about processes that are gone. */
@Module({
  imports: [DeskModule],
  providers: [
    ...tasks,
    {
      provide: TASKS,
      inject: [CallsService, ...tasks],
      useFactory: (calls: CallsService, ...others: Task[]) => [
        ...callDeadlineTasks(calls),
        ...others,
      ],
    },
    TaskBook,
    CallLook,
    CarrierComparison,
    CustomerCommands,
    DeskLooks,
    DeskRounds,
    LostAgents,
    OtherProcesses,
    Sweeps,
    Uptime,
  ],
  exports: [OtherProcesses, Sweeps, TaskBook],
})
export class TasksModule {}
