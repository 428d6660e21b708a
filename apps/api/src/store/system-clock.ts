import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from './clock';

/** The clock of this machine. */
@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  async pause(ms: number): Promise<void> {
    await pause(ms);
  }
}
