import type { Agents, AgentsInHand } from './agents';
import type { Calls, CallsInHand } from './calls';
import type { History, HistoryInHand } from './history';
import type { Intake } from './intake';
import type { JobBoard } from './job-board';
import type { Legs, LegsInHand } from './legs';
import type { Requests, RequestsInHand } from './requests';
import type { Sessions, SessionsInHand } from './sessions';
import type { Tabs, TabsInHand } from './tabs';
import type { Transfers, TransfersInHand } from './transfers';

/** What can be looked up. Rows are copies: changing one changes nothing that is stored. */
export interface Records {
  readonly calls: Calls;
  readonly legs: Legs;
  readonly transfers: Transfers;
  readonly requests: Requests;
  readonly history: History;
  readonly agents: Agents;
  readonly sessions: Sessions;
  readonly tabs: Tabs;
}

/**
 * What can be looked up and changed while a transaction lasts; others see it once it is over, all
 * or nothing.
 */
export interface Transaction extends Records {
  readonly calls: CallsInHand;
  readonly legs: LegsInHand;
  readonly transfers: TransfersInHand;
  readonly requests: RequestsInHand;
  readonly history: HistoryInHand;
  readonly agents: AgentsInHand;
  readonly sessions: SessionsInHand;
  readonly tabs: TabsInHand;
  readonly jobs: JobBoard;
}

/** Everything that the desk remembers: the one place where its shell reads and writes. */
export abstract class Store implements Records {
  abstract readonly calls: Calls;
  abstract readonly legs: Legs;
  abstract readonly transfers: Transfers;
  abstract readonly requests: Requests;
  abstract readonly history: History;
  abstract readonly agents: Agents;
  abstract readonly sessions: Sessions;
  abstract readonly tabs: Tabs;

  /**
   * Stores a call that begins, with its first line and its jobs, all or nothing. Answers false, and
   * stores nothing, when the customer's connection has a call already, or was over before.
   */
  abstract takeIn(intake: Intake): Promise<boolean>;
  /**
   * Runs what belongs together. When it throws, nothing of it is stored. Transactions are not
   * nested.
   */
  abstract transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Runs what reads several things and has to see all of them as they were at one moment. */
  abstract snapshot<T>(work: (records: Records) => Promise<T>): Promise<T>;
}
