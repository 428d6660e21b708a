import { Injectable } from '@nestjs/common';
import { silenceLimitMs } from '../agents/presence';
import { Clock } from '../store/clock';

/** Since when this process has been able to hear of anybody. */
@Injectable()
export class Uptime {
  startedAt: Date;

  constructor(private readonly clock: Clock) {
    this.startedAt = clock.now();
  }

  /** When every tab has had its time to be heard of by us; null once that is past. */
  get deafUntil(): Date | null {
    const until = new Date(this.startedAt.getTime() + silenceLimitMs);
    return until > this.clock.now() ? until : null;
  }
}
