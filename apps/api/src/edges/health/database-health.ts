import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { DatabaseTime } from '../../adapters/database/database-time';
import { Clock } from '../../desk/store/clock';

/** A database that takes longer to answer, in ms, is not there. */
const answerTimeoutMs = 2_000;

/** Whether the database answers. Asks it over the clock's connection, which no call needs. */
@Injectable()
export class DatabaseHealth {
  constructor(
    private readonly database: DatabaseTime,
    private readonly clock: Clock,
    private readonly indicators: HealthIndicatorService,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database');
    const isUp = await Promise.race([
      this.database.ask().then(
        () => true,
        () => false,
      ),
      this.clock.pause(answerTimeoutMs).then(() => false),
    ]);
    return isUp ? indicator.up() : indicator.down();
  }
}
