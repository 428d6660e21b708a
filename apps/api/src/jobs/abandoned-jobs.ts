import { Inject, Injectable, Logger } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { OtherProcesses } from './other-processes';

/** How often the jobs of dead processes are looked for, in ms. */
const interval = 400;

/** Every process has one connection of this name, for as long as it lives. */
const signOfLife = 'baton-alive';

/**
 * Gives back the jobs that a process took and did not live to finish: the job queue itself waits for
 * hours. Every process holds a lock for as long as its connection lives, which ends with the process.
 */
@Injectable()
export class AbandonedJobs {
  private readonly logger = new Logger(AbandonedJobs.name);
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private workerId = '';
  private isStopped = false;
  /** Those found without a lock: one that has just started may not have it yet, so they are seen twice. */
  private suspects = new Set<string>();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly others: OtherProcesses,
  ) {}

  /** Shows that this process lives and works under this id, and begins to look after the others. */
  async start(workerId: string): Promise<void> {
    this.workerId = workerId;
    await this.signUp();
    if (!this.isStopped) this.lookIn(0);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.client?.end();
    this.client = null;
  }

  /** Looks once; a process must be found dead twice. */
  async look(): Promise<void> {
    try {
      const client = this.client ?? (await this.signUp());
      this.suspects = await this.giveBack(client);
      await this.others.makeUpForLost(await othersBeside(client));
    } catch (error) {
      // The database is away: the next look may find it again.
      this.logger.error({ err: error }, 'abandoned jobs could not be looked for');
    }
    if (!this.isStopped) this.lookIn(interval);
  }

  private lookIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ms);
  }

  /** Takes the lock that says who lives; the one of an earlier id is given up with its connection. */
  private async signUp(): Promise<Client> {
    const earlier = this.client;
    this.client = null;
    await earlier?.end();
    const client = new Client({
      connectionString: this.environment.DATABASE_URL,
      application_name: signOfLife,
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
    });
    client.on('error', (error) => {
      this.logger.error({ err: error }, 'connection lost; it is made again');
      if (this.client === client) this.client = null;
    });
    await client.connect();
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [this.workerId]);
    if (this.isStopped) await client.end();
    else this.client = client;
    return client;
  }

  private async giveBack(client: Client): Promise<Set<string>> {
    const { rows } = await client.query<{ id: string }>(
      `SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs
        WHERE locked_by IS NOT NULL AND locked_by <> $1`,
      [this.workerId],
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

/** The other processes that live, each by its connection. */
async function othersBeside(client: Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
      WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()`,
    [signOfLife],
  );
  return new Set(rows.map(({ pid }) => String(pid)));
}
