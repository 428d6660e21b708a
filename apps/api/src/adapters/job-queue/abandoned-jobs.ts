import { Inject, Injectable, Logger } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { watchedConnection } from '../database/watched-connection';
import { deskSweepKey } from '../../desk/store/job-keys';
import { OtherProcesses } from '../../desk/sweep/other-processes';
import { Sweeps } from '../../desk/sweep/sweeps';
import { JobPace } from './job-pace';
import { lookIntervalMs } from './pace';

/** Every process has one connection of this name, for as long as it lives. */
const signOfLife = 'baton-alive';

/**
 * Who has not looked for so long stands still, if it has not died: its jobs are no longer left to
 * it.
 */
const longestStill = '4 seconds';

/** Which connections are the signs of life of other processes of this desk. */
const isOther = `application_name = '${signOfLife}' AND datname = current_database() AND pid <> pg_backend_pid()`;
const standsStill = `state = 'idle' AND now() - state_change > '${longestStill}'::interval`;

/**
 * Gives back the jobs that a process took and did not live to finish: the job queue itself waits
 * for hours. Every process holds a lock for as long as its connection lives, which ends with the
 * process. A process that stands still loses its connection, and with it the lock.
 */
@Injectable()
export class AbandonedJobs {
  /** It is told by each look whether jobs wait. */
  readonly pace = new JobPace();
  private readonly logger = new Logger(AbandonedJobs.name);
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private workerId = '';
  private hasLock = false;
  private isMakingUp = false;
  private isStopped = false;
  /**
   * Those found without a lock: one that has just started may not have it yet, so they are seen
   * twice.
   */
  private suspects = new Set<string>();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly others: OtherProcesses,
    private readonly sweeps: Sweeps,
  ) {}

  /** Shows that this process lives and works under this id, and begins to look after the others. */
  async start(workerId: string): Promise<void> {
    this.workerId = workerId;
    // The lock of an earlier id is given up with its connection.
    this.giveUp();
    if (this.isStopped) return;
    // At once: without the lock this process counts as dead.
    await this.connect()
      .then((client) => this.takeLock(client))
      .finally(() => this.lookIn(0));
  }

  stop(): void {
    this.isStopped = true;
    this.pace.end();
    clearTimeout(this.timer);
    this.giveUp();
  }

  /** Looks once; a process must be found dead twice. */
  async look(): Promise<void> {
    try {
      const client = this.client ?? (await this.connect());
      if (!this.hasLock) await this.takeLock(client);
      const seen = await whatThereIs(client, this.workerId);
      if (seen.jobs_wait) this.pace.quicken();
      if (seen.still.length > 0) await this.endThoseWhoStandStill(client);
      this.suspects = await this.giveBack(client, seen.workers);
      this.makeUpForLost(seen);
    } catch (error) {
      // The database is away, or does not answer on this connection: the next look makes another
      // one.
      this.logger.error({ err: error }, 'abandoned jobs could not be looked for');
      this.giveUp();
    }
    this.lookIn(lookIntervalMs);
  }

  private lookIn(ms: number): void {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => void this.look(), ms);
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      ...watchedConnection(this.environment.DATABASE_URL),
      application_name: signOfLife,
    });
    client.on('error', (error) => {
      this.logger.error({ err: error }, 'connection lost; it is made again');
      if (this.client === client) this.giveUp();
    });
    this.client = client;
    await client.connect();
    return client;
  }

  /**
   * Takes the lock that says who lives; a connection of ours that the server still believes in may
   * have it for a while.
   */
  private async takeLock(client: Client): Promise<void> {
    const { rows } = await client.query<{ got: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got',
      [this.workerId],
    );
    if (this.client === client) this.hasLock = rows[0]?.got === true;
  }

  /** Nobody waits for the goodbye: a database that does not answer does not say it either. */
  private giveUp(): void {
    const { client } = this;
    this.client = null;
    this.hasLock = false;
    client?.end().catch((error: unknown) => {
      this.logger.debug({ err: error }, 'the connection was broken already');
    });
  }

  /** What takes a while must not make this process look as if it stood still. */
  private makeUpForLost({ others, nobody_compares }: Seen): void {
    if (this.isMakingUp) return;
    this.isMakingUp = true;
    this.others
      .makeUpForLost(new Set(others.map(String)))
      .then(() => (nobody_compares ? this.sweeps.beginAgain() : undefined))
      .catch((error: unknown) => {
        this.logger.error({ err: error }, 'a lost process could not be made up for');
      })
      .finally(() => (this.isMakingUp = false));
  }

  /**
   * Ends the sign of life of processes that give none, such as one whose machine is overloaded, or
   * stopped.
   */
  private async endThoseWhoStandStill(client: Client): Promise<void> {
    const { rows } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${isOther} AND ${standsStill}`,
    );
    if (rows.length > 0) this.logger.warn('a process stands still; its jobs are done by others');
  }

  private async giveBack(client: Client, workers: readonly string[]): Promise<Set<string>> {
    const lifeless = new Set<string>();
    for (const id of workers) {
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

/** What one look shows. */
interface Seen {
  /** The other processes that live, by their connections. */
  readonly others: readonly number[];
  /** Those of them that stand still. */
  readonly still: readonly number[];
  /** Who else has taken jobs. */
  readonly workers: readonly string[];
  /** Whether jobs wait for their time. */
  readonly jobs_wait: boolean;
  /** Whether calls go on, and no job compares them with the carrier: they have only just begun. */
  readonly nobody_compares: boolean;
}

/** Every process asks this again and again, also while nothing happens: it is one statement. */
async function whatThereIs(client: Client, workerId: string): Promise<Seen> {
  const { rows } = await client.query<Seen>({
    name: 'look',
    text: `SELECT ARRAY(SELECT pid FROM pg_stat_activity WHERE ${isOther}) AS others,
                  ARRAY(SELECT pid FROM pg_stat_activity WHERE ${isOther} AND ${standsStill}) AS still,
                  ARRAY(SELECT DISTINCT locked_by FROM graphile_worker._private_jobs
                         WHERE locked_by IS NOT NULL AND locked_by <> $1) AS workers,
                  EXISTS (SELECT FROM graphile_worker._private_jobs WHERE is_available) AS jobs_wait,
                  EXISTS (SELECT FROM call WHERE state <> 'ended')
                    AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs WHERE key = $2
                                     AND (is_available OR locked_by IS NOT NULL)) AS nobody_compares`,
    values: [workerId, deskSweepKey],
  });
  const [seen] = rows;
  if (!seen) throw new Error('The database did not say who is there.');
  return seen;
}
