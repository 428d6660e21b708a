import { Module } from '@nestjs/common';
import { TasksModule } from '../../desk/tasks.module';
import { Retention } from '../database/retention';
import { AbandonedJobs } from './abandoned-jobs';
import { JobRunner } from './job-runner';

/** The queue that hands out the jobs. */
@Module({ imports: [TasksModule], providers: [AbandonedJobs, JobRunner, Retention] })
export class JobsModule {}
