import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { isServingCalls } from '../../desk/store/serving-calls';
import type { Intake } from '../../desk/store/intake';
import { type Records, Store, type Transaction } from '../../desk/store/store';
import { forCalls } from './data-source';
import { CallChanges } from './store/call-changes';
import { GraphileJobBoard } from './store/graphile-job-board';
import { IntakeLine } from './store/intake-line';
import { PostgresAgents } from './store/postgres-agents';
import { PostgresCalls } from './store/postgres-calls';
import { PostgresHistory } from './store/postgres-history';
import { PostgresLegs } from './store/postgres-legs';
import { PostgresRequests } from './store/postgres-requests';
import { PostgresSessions } from './store/postgres-sessions';
import { PostgresTabs } from './store/postgres-tabs';
import { PostgresTransfers } from './store/postgres-transfers';

/**
 * The desk's memory in PostgreSQL: rows are locked by their transactions, on whatever replica. What
 * customers wait for has connections of its own.
 */
@Injectable()
export class PostgresStore extends Store {
  private readonly outside: Records;
  private readonly outsideForCalls: Records;
  private readonly intakes: IntakeLine;
  private readonly changes: CallChanges;

  constructor(
    private readonly dataSource: DataSource,
    @InjectDataSource(forCalls) private readonly dataSourceForCalls = dataSource,
  ) {
    super();
    this.changes = new CallChanges(dataSource);
    this.outside = inHand(dataSource.manager, this.changes);
    this.outsideForCalls = inHand(dataSourceForCalls.manager, this.changes);
    this.intakes = new IntakeLine(dataSourceForCalls.manager);
  }

  get calls() {
    return this.records.calls;
  }
  get legs() {
    return this.records.legs;
  }
  get transfers() {
    return this.records.transfers;
  }
  get requests() {
    return this.records.requests;
  }
  get history() {
    return this.records.history;
  }
  get agents() {
    return this.records.agents;
  }
  get sessions() {
    return this.records.sessions;
  }
  get tabs() {
    return this.records.tabs;
  }

  takeIn(intake: Intake): Promise<boolean> {
    return this.intakes.takeIn(intake);
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.connections.transaction(async (manager) => {
      const tx = inHand(manager, this.changes);
      const result = await work(tx);
      await tx.jobs.store();
      return result;
    });
  }

  snapshot<T>(work: (records: Records) => Promise<T>): Promise<T> {
    return this.connections.transaction('REPEATABLE READ', (manager) =>
      work(inHand(manager, this.changes)),
    );
  }

  private get connections(): DataSource {
    return isServingCalls() ? this.dataSourceForCalls : this.dataSource;
  }

  private get records(): Records {
    return isServingCalls() ? this.outsideForCalls : this.outside;
  }
}

function inHand(manager: EntityManager, changes: CallChanges) {
  const jobs = new GraphileJobBoard(manager);
  return {
    calls: new PostgresCalls(manager, changes, jobs),
    legs: new PostgresLegs(manager),
    transfers: new PostgresTransfers(manager),
    requests: new PostgresRequests(manager),
    history: new PostgresHistory(manager),
    agents: new PostgresAgents(manager),
    sessions: new PostgresSessions(manager),
    tabs: new PostgresTabs(manager),
    jobs,
  } satisfies Transaction;
}
