import type { Intake } from '../../src/desk/store/intake';
import { type Records, Store, type Transaction } from '../../src/desk/store/store';
import type { Lifeline } from '../time/lifeline';
import type { MemoryDatabase, OpenTransaction } from './memory-database';
import type { Operation } from './journal';
import { MemoryAgents } from './memory-agents';
import { MemoryCalls } from './memory-calls';
import { MemoryHistory } from './memory-history';
import { MemoryLegs } from './memory-legs';
import { MemoryRequests } from './memory-requests';
import { MemorySessions } from './memory-sessions';
import { MemoryTabs } from './memory-tabs';
import { MemoryTransfers } from './memory-transfers';
import type { Draft, Tables } from './tables';

/** One API process's way to what the desk remembers. */
export class MemoryStore extends Store {
  readonly calls: Records['calls'];
  readonly legs: Records['legs'];
  readonly transfers: Records['transfers'];
  readonly history: Records['history'];
  readonly agents: Records['agents'];
  readonly sessions: Records['sessions'];
  readonly tabs: Records['tabs'];
  readonly requests: Records['requests'];

  constructor(
    private readonly database: MemoryDatabase,
    private readonly lifeline: Lifeline,
    /** Decides whether a commit during which the database goes away has been carried out. */
    private readonly isCommitted: () => boolean,
  ) {
    super();
    const outside = this.guarded(recordsOf(database, database.tables), (operation) =>
      database.journal?.entries.push({ kind: 'read', operation }),
    );
    this.calls = outside.calls;
    this.legs = outside.legs;
    this.transfers = outside.transfers;
    this.history = outside.history;
    this.agents = outside.agents;
    this.sessions = outside.sessions;
    this.tabs = outside.tabs;
    this.requests = outside.requests;
  }

  async takeIn(intake: Intake): Promise<boolean> {
    return this.within(async (open) => {
      const { calls, history } = recordsOf(this.database, open.draft, open.draft);
      const isNew = !(await history().knows(intake.overKey)) && (await calls().takeIn(intake.call));
      if (isNew) {
        await history().add([intake.line]);
        open.jobs.changes.push(...intake.jobs);
      }
      open.operations.push({
        ...{ port: 'store', method: 'takeIn', given: [structuredClone(intake)] },
        ...{ result: isNew, hasFailed: false },
      });
      return isNew;
    });
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.within((open) => work(this.inHand(open)));
  }

  private async within<T>(work: (open: OpenTransaction) => Promise<T>): Promise<T> {
    await this.lifeline.pass();
    this.database.mustBeThere();
    const open = await this.lifeline.hearOf(this.database.begin(this.lifeline));
    try {
      const result = await work(open);
      await this.lifeline.pass();
      this.commit(open);
      await this.lifeline.pass();
      return result;
    } catch (error) {
      open.rollBack();
      throw error;
    }
  }

  async snapshot<T>(work: (records: Records) => Promise<T>): Promise<T> {
    await this.lifeline.pass();
    this.database.mustBeThere();
    const { calls, legs, transfers, agents, sessions, tabs, requests } = this.database.tables;
    const { lines, reportKeys } = this.database.tables;
    const moment = {
      ...{ calls, legs, transfers, agents, sessions, tabs, requests, reportKeys },
      lines: [...lines],
    };
    const operations: Operation[] = [];
    this.database.journal?.entries.push({ kind: 'snapshot', operations });
    return work(
      this.guarded(recordsOf(this.database, moment), (operation) => operations.push(operation)),
    );
  }

  /** Nobody can tell whether what was being stored when the connection broke has been stored. */
  private commit(open: OpenTransaction): void {
    if (!this.database.isAway) {
      open.commit();
      return;
    }
    if (this.isCommitted()) open.commit();
    this.database.mustBeThere();
  }

  private inHand({ draft, jobs, operations }: OpenTransaction): Transaction {
    const makers = { ...recordsOf(this.database, draft, draft), jobs: () => jobs };
    return this.guarded(makers, (operation) => operations.push(operation));
  }

  /**
   * Makes every call of the ports a step of the process, and has it written down when somebody
   * wants to know. A port is put together when it is first asked for: most transactions ask two or
   * three.
   */
  private guarded<T extends Record<string, object>>(
    makers: Makers<T>,
    note: (operation: Operation) => unknown,
  ): T {
    const { journal, mustBeThere } = this.database;
    const made: Partial<T> = {};
    const get = (_: object, key: string | symbol) => {
      const name = key as keyof T & string;
      if (made[name] !== undefined || !(name in makers)) return made[name];
      const port = makers[name]();
      const followed = journal ? journal.follow(name, port, note) : port;
      return (made[name] = this.lifeline.guard(followed, mustBeThere));
    };
    return new Proxy(made, { get }) as T;
  }
}

type Makers<T> = { readonly [N in keyof T]: () => T[N] };

function recordsOf({ nextLineId }: MemoryDatabase, tables: Tables, draft?: Draft) {
  return {
    calls: () => new MemoryCalls(tables, nextLineId, draft),
    legs: () => new MemoryLegs(tables, draft),
    transfers: () => new MemoryTransfers(tables, draft),
    history: () => new MemoryHistory(tables, nextLineId, draft),
    agents: () => new MemoryAgents(tables, draft),
    sessions: () => new MemorySessions(tables, draft),
    tabs: () => new MemoryTabs(tables, draft),
    requests: () => new MemoryRequests(tables, draft),
  };
}
