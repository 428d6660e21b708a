import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Records, Store, type Transaction } from '../../store/store';
import { GraphileJobBoard } from './graphile-job-board';
import { PostgresAgents } from './postgres-agents';
import { PostgresCalls } from './postgres-calls';
import { PostgresHistory } from './postgres-history';
import { PostgresLegs } from './postgres-legs';
import { PostgresRequests } from './postgres-requests';
import { PostgresSessions } from './postgres-sessions';
import { PostgresTabs } from './postgres-tabs';
import { PostgresTransfers } from './postgres-transfers';

/** The desk's memory in PostgreSQL: rows are locked by their transactions, on whatever replica. */
@Injectable()
export class PostgresStore extends Store {
  readonly calls: PostgresCalls;
  readonly legs: PostgresLegs;
  readonly transfers: PostgresTransfers;
  readonly requests: PostgresRequests;
  readonly history: PostgresHistory;
  readonly agents: PostgresAgents;
  readonly sessions: PostgresSessions;
  readonly tabs: PostgresTabs;

  constructor(private readonly dataSource: DataSource) {
    super();
    const outside = inHand(dataSource.manager);
    this.calls = outside.calls;
    this.legs = outside.legs;
    this.transfers = outside.transfers;
    this.requests = outside.requests;
    this.history = outside.history;
    this.agents = outside.agents;
    this.sessions = outside.sessions;
    this.tabs = outside.tabs;
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction((manager) => work(inHand(manager)));
  }

  snapshot<T>(work: (records: Records) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) => work(inHand(manager)));
  }
}

function inHand(manager: EntityManager) {
  return {
    calls: new PostgresCalls(manager),
    legs: new PostgresLegs(manager),
    transfers: new PostgresTransfers(manager),
    requests: new PostgresRequests(manager),
    history: new PostgresHistory(manager),
    agents: new PostgresAgents(manager),
    sessions: new PostgresSessions(manager),
    tabs: new PostgresTabs(manager),
    jobs: new GraphileJobBoard(manager),
  } satisfies Transaction;
}
