import { Inject, Injectable, Logger } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';

/** How often the jobs of dead processes are looked for, in ms. */
const interval = 700;

/**
 * Gives back the jobs that a process took and did not live to finish: the job queue itself waits for
 * hours. Every process holds a lock for as long as its connection lives, which ends with the process.
 */
@Injectable()
export class AbandonedJobs {
  private readonly logger = new Logger(AbandonedJobs.name);
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  /** Those found without a lock: one that has just started may not have it yet, so they are seen twice. */
  private suspects = new Set<string>();

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Shows that this process lives, and begins to look after the others. */
  async start(workerId: string): Promise<void> {
    const client = new Client({
      connectionString: this.environment.DATABASE_URL,
      application_name: 'baton-alive',
    });
    client.on('error', (error) => {
      this.logger.error({ err: error }, 'connection lost; it is made again');
      this.client = null;
    });
    await client.connect();
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [workerId]);
    if (this.isStopped) {
      await client.end();
      return;
    }
    this.client = client;
    this.lookIn(0, workerId);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.client?.end();
    this.client = null;
  }

  /** Looks once; a process must be found dead twice. */
  async look(workerId: string): Promise<void> {
    try {
      if (!this.client) {
        await this.start(workerId);
        return;
      }
      this.suspects = await this.giveBack(this.client, workerId);
    } catch (error) {
      // The database is away: the next look may find it again.
      this.logger.error({ err: error }, 'abandoned jobs could not be looked for');
    }
    if (!this.isStopped) this.lookIn(interval, workerId);
  }

  private lookIn(ms: number, workerId: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(workerId), ms);
  }

  private async giveBack(client: Client, workerId: string): Promise<Set<string>> {
    const { rows } = await client.query<{ id: string }>(
      `SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs
        WHERE locked_by IS NOT NULL AND locked_by <> $1`,
      [workerId],
    );
    const lifeless = new Set<string>();
    for (const { id } of rows) {
      const key = 'hashtextextended($1, 0)';
      const { rows: tries } = await client.query<{ got: boolean }>(
        `SELECT pg_try_advisory_lock(${key}) AS got`,
        [id],
      );
      if (!tries[0]?.got) continue;
      await client.query(`SELECT pg_advisory_unlock(${key})`, [id]);
      if (this.suspects.has(id)) {
        this.logger.warn({ worker: id }, 'jobs of a dead process are done by others');
        await client.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [[id]]);
      } else {
        lifeless.add(id);
      }
    }
    return lifeless;
  }
}
