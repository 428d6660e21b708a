import type { CallId } from '@baton/call-flow';
import { isDeepStrictEqual, types } from 'node:util';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/adapters/database/data-source';
import { PostgresStore } from '../../src/adapters/database/postgres-store';
import type { Records } from '../../src/desk/store/store';
import type { Entry, Operation } from './journal';
import type { JobRow } from './job-table';
import type { MemoryDatabase } from './memory-database';
import type { Tables } from './tables';

/** Something in which the two stores differ. */
export interface Difference {
  readonly where: string;
  readonly memory: unknown;
  readonly postgres: unknown;
}

type Ports = Readonly<Record<string, Readonly<Record<string, (...given: unknown[]) => unknown>>>>;

class RolledBack extends Error {}

/**
 * Asks PostgreSQL for everything that the store in memory has been asked for, in the same order,
 * and compares.
 */
export class PostgresReplay {
  readonly differences: Difference[] = [];
  operations = 0;
  private readonly store: PostgresStore;
  /** PostgreSQL's ids of the jobs, by those in memory. */
  private readonly jobIds = new Map<number, string>();

  private constructor(private readonly dataSource: DataSource) {
    this.store = new PostgresStore(dataSource);
  }

  static async open(url: string): Promise<PostgresReplay> {
    return new PostgresReplay(await new DataSource(dataSourceOptions(url)).initialize());
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }

  /**
   * Replays a journal on an empty database with these agents, and compares every answer and then
   * every row.
   */
  async replay(entries: readonly Entry[], agents: Tables['agents']): Promise<void> {
    this.differences.length = 0;
    this.jobIds.clear();
    await this.dataSource.query(
      'TRUNCATE customer_request, call_event, transfer, leg, call, agent_session, agent, graphile_worker._private_jobs RESTART IDENTITY CASCADE',
    );
    for (const agent of agents.values()) await this.dataSource.manager.insert('agent', agent);
    for (const entry of entries) await this.redo(entry);
  }

  /** Compares all rows with those in memory. */
  async compare({ tables, jobs }: MemoryDatabase): Promise<void> {
    const { manager } = this.dataSource;
    const stored = {
      calls: ['call', [...tables.calls.values()]],
      legs: ['leg', [...tables.legs.values()]],
      transfers: ['transfer', [...tables.transfers.values()]],
      agents: ['agent', [...tables.agents.values()]],
      requests: ['customer_request', [...tables.requests.values()]],
      sessions: ['agent_session', [...tables.sessions.values()]],
      tabs: ['agent_tab', [...tables.tabs.values()]],
      history: ['call_event', tables.lines],
    } as const;
    for (const [name, [table, rows]] of Object.entries(stored)) {
      const found = await manager.find<{ id: string }>(table, {});
      this.mustBeEqual(`all rows of ${name}`, inOrder([...rows]), inOrder(found));
    }
    const left = await this.dataSource.query<Record<string, unknown>[]>(
      `SELECT job.id, task.identifier AS name, job.payload, job.key, job.attempts,
              job.max_attempts AS "maxAttempts", job.locked_by AS "lockedBy"
         FROM graphile_worker._private_jobs job
         JOIN graphile_worker._private_tasks task ON task.id = job.task_id
        ORDER BY job.id`,
    );
    const known = jobs.all().map(({ id, name, payload, key, attempts, maxAttempts, lockedBy }) => ({
      ...{ id: this.jobIds.get(id), name, payload, key, attempts, maxAttempts, lockedBy },
    }));
    this.mustBeEqual('all jobs', inOrder(known), inOrder(left));
  }

  private async redo(entry: Entry): Promise<void> {
    switch (entry.kind) {
      case 'read':
        await this.ask(this.store as unknown as Ports, entry.operation);
        return;
      case 'snapshot':
        await this.store.snapshot((records: Records) =>
          this.askAll(records as unknown as Ports, entry.operations),
        );
        return;
      case 'transaction':
        await this.redoTransaction(entry);
        return;
      case 'job':
        await this.moveJob(entry);
    }
  }

  private async redoTransaction(
    entry: Extract<Entry, { readonly kind: 'transaction' }>,
  ): Promise<void> {
    try {
      const [first] = entry.operations;
      if (first?.port === 'store') await this.takeIn(first, entry.isCommitted);
      else {
        await this.store.transaction(async (tx) => {
          await this.askAll(tx as unknown as Ports, entry.operations);
          if (!entry.isCommitted) throw new RolledBack();
        });
      }
    } catch (error) {
      // Expected: what was rolled back there is rolled back here.
      if (!(error instanceof RolledBack)) throw error;
    }
    await this.learnJobs(entry.jobs);
  }

  /** What is one statement is stored, or is not, as a whole. */
  private async takeIn(operation: Operation, isCommitted: boolean): Promise<void> {
    if (isCommitted) await this.ask({ store: this.store } as unknown as Ports, operation);
  }

  private async askAll(ports: Ports, operations: readonly Operation[]): Promise<void> {
    for (const operation of operations) await this.ask(ports, operation);
  }

  private async ask(ports: Ports, operation: Operation): Promise<void> {
    const { port, method, given, result, hasFailed } = operation;
    this.operations += 1;
    const where = `${port}.${method}(${JSON.stringify(given)})`;
    let answer: unknown;
    try {
      answer = await ports[port]?.[method]?.(...given);
    } catch (error) {
      if (!hasFailed) this.differences.push({ where, memory: result, postgres: String(error) });
      // A transaction in which PostgreSQL has refused something cannot go on.
      throw new RolledBack();
    }
    if (hasFailed) this.differences.push({ where, memory: 'an error', postgres: answer });
    else this.mustBeEqual(where, inOrder(result), inOrder(answer));
  }

  /**
   * Jobs of one statement get their ids in no order: a new one is told by what it is. One that took
   * the place of another has that one's id.
   */
  private async learnJobs(jobs: readonly JobRow[]): Promise<void> {
    const unknown = new Map(
      jobs.filter(({ id }) => !this.jobIds.has(id)).map((job) => [job.id, job]),
    );
    if (unknown.size === 0) return;
    const rows = await this.dataSource.query<Pick<JobRow, 'name' | 'payload' | 'key'>[]>(
      `SELECT job.id, task.identifier AS name, job.payload, job.key
         FROM graphile_worker._private_jobs job
         JOIN graphile_worker._private_tasks task ON task.id = job.task_id
        WHERE job.id <> ALL($1::bigint[]) ORDER BY job.id`,
      [[...this.jobIds.values()]],
    );
    this.mustBeEqual('how many jobs are new', unknown.size, rows.length);
    for (const [id, { name, payload, key }] of unknown) {
      const index = rows.findIndex(
        (row) => row.name === name && row.key === key && isDeepStrictEqual(row.payload, payload),
      );
      const [row] = rows.splice(index, index < 0 ? 0 : 1) as unknown as { id: string }[];
      this.jobIds.set(id, row?.id ?? '0');
    }
  }

  /** What graphile-worker does to its rows when a job is taken, done, failed, or given back. */
  private async moveJob({ does, id }: Extract<Entry, { readonly kind: 'job' }>): Promise<void> {
    const changes = {
      taken: `UPDATE graphile_worker._private_jobs
                 SET attempts = attempts + 1, locked_by = 'somebody', locked_at = now() WHERE id = $1`,
      done: 'DELETE FROM graphile_worker._private_jobs WHERE id = $1',
      failed: `UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL WHERE id = $1`,
      'given back': `UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL WHERE id = $1`,
    } as const;
    await this.dataSource.query(changes[does], [this.jobIds.get(id)]);
  }

  private mustBeEqual(where: string, memory: unknown, postgres: unknown): void {
    if (isDeepStrictEqual(plain(memory), plain(postgres))) return;
    this.differences.push({ where, memory: plain(memory), postgres: plain(postgres) });
  }
}

/** As both can be written down; classes do not matter. */
function plain(value: unknown): unknown {
  if (types.isMap(value)) return plain([...value].sort());
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}

/** Rows come in no order, where nothing else is promised. */
function inOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return [...(value as { readonly id?: string; readonly callId?: CallId }[])].sort((one, other) =>
    String(one.id ?? one.callId).localeCompare(String(other.id ?? other.callId)),
  );
}
