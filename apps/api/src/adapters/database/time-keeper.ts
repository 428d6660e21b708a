import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DatabaseClock, lookIntervalMs, type TimeSources } from './database-clock';
import type { DatabaseTime } from './database-time';

/** The clocks that this process has to do with. */
export const timeSources = (database: DatabaseTime): TimeSources => ({
  stopwatch: () => performance.now(),
  wallClock: () => Date.now(),
  askDatabase: () => database.ask(),
  pause: (ms) => pause(ms),
});

/** Has the clock compared with the database's for as long as the process lives. */
@Injectable()
export class TimeKeeper implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly clock: DatabaseClock) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.clock.look(), lookIntervalMs);
    // It keeps nobody from ending.
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
