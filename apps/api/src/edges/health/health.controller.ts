import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService } from '@nestjs/terminus';
import { Public } from '../access/access';
import { Clock } from '../../desk/store/clock';
import { DatabaseHealth } from './database-health';

/** How long one answer is reused for everybody, in ms. */
const answerKeptMs = 1_000;

/** Whether this replica runs, and whether it can work. */
@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  private last: { readonly at: number; readonly answer: Promise<HealthCheckResult> } | null = null;

  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly clock: Clock,
  ) {}

  @Get('live')
  @HealthCheck()
  async live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  /** Anybody may ask at any rate. The database is asked once a second. */
  @Get(['', 'ready'])
  @HealthCheck()
  async ready(): Promise<HealthCheckResult> {
    const now = this.clock.now().getTime();
    if (!this.last || now - this.last.at >= answerKeptMs || now < this.last.at) {
      this.last = { at: now, answer: this.health.check([() => this.database.check()]) };
    }
    return this.last.answer;
  }
}
