import { JobList } from '../../src/desk/store/job-list';
import type { VirtualTime } from '../time/virtual-time';
import { type JobRow, JobTable } from './job-table';
import type { Journal, Operation } from './journal';
import { Draft, StoredTables } from './tables';

/** An API process that has a connection to the database. */
export interface Client {
  readonly isAlive: boolean;
  onDisconnect(tell: () => void): void;
}

/** A transaction whose turn it is. */
export interface OpenTransaction {
  readonly draft: Draft;
  readonly jobs: JobList;
  /** What has been asked in it, when somebody keeps a journal. */
  readonly operations: Operation[];
  commit(): void;
  rollBack(): void;
}

interface Waiting {
  readonly client: Client;
  readonly go: () => void;
}

/**
 * What every API process shares. Transactions are done one after another, and each is stored whole
 * or not at all.
 */
export class MemoryDatabase {
  readonly tables = new StoredTables();
  readonly jobs: JobTable;
  /** While it is, nobody gets an answer. */
  isAway = false;
  /** Told of each job once its transaction is stored. */
  onJob: (job: JobRow) => void = () => undefined;
  /** Where everything is written down that is asked; null when nobody wants to know. */
  journal: Journal | null = null;
  private lineCount = 0;
  private current: Client | null = null;
  private readonly line: Waiting[] = [];

  constructor(readonly time: VirtualTime) {
    this.jobs = new JobTable(
      () => time.now(),
      (does, id) => this.journal?.entries.push({ kind: 'job', does, id }),
    );
  }

  readonly nextLineId = () => {
    this.lineCount += 1;
    return String(this.lineCount);
  };

  /** Fails as a driver does whose server has gone. */
  readonly mustBeThere = () => {
    if (this.isAway) throw new Error('connect ECONNREFUSED: the database is away');
  };

  /** Waits for its turn, and begins. */
  async begin(client: Client): Promise<OpenTransaction> {
    if (this.current) {
      await new Promise<void>((go) => this.line.push({ client, go }));
    }
    this.current = client;
    return this.open(client);
  }

  private open(client: Client): OpenTransaction {
    const draft = new Draft(this.tables);
    const jobs = new JobList();
    let isOver = false;
    const operations: Operation[] = [];
    const end = (isCommitted: boolean, added: readonly JobRow[]) => {
      isOver = true;
      this.journal?.entries.push({ kind: 'transaction', operations, isCommitted, jobs: added });
      this.next();
    };
    const transaction: OpenTransaction = {
      draft,
      jobs,
      operations,
      commit: () => {
        if (isOver) throw new Error('terminating connection: the transaction is over');
        draft.commitTo(this.tables);
        const added = jobs.changes.flatMap((change) => this.jobs.apply(change) ?? []);
        end(true, added);
        added.forEach((job) => this.onJob(job));
      },
      rollBack: () => {
        if (!isOver) end(false, []);
      },
    };
    // A connection that is cut is rolled back by the server.
    client.onDisconnect(() => transaction.rollBack());
    return transaction;
  }

  private next(): void {
    this.current = null;
    let waiting = this.line.shift();
    while (waiting && !waiting.client.isAlive) waiting = this.line.shift();
    if (!waiting) return;
    this.current = waiting.client;
    waiting.go();
  }
}
