import type { AgentId, CallId } from '@baton/call-flow';
import type { Entry } from './history';
import type { CallRow, LegRow, TransferRow } from './rows';

/** A call that others cannot change, nor its legs, until the transaction is over. */
export interface OpenCall {
  readonly call: CallRow;
  /** The oldest first. */
  readonly legs: LegRow[];
  /** Whether the report that was asked about has been written down. */
  readonly isKnown: boolean;
}

/** What a change has made of a call that is open, and what its history says of that. */
export interface ChangedCall {
  readonly call: CallRow;
  /** All its legs, new ones as well. */
  readonly legs: readonly LegRow[];
  readonly history: readonly Entry[];
}

/** Everything that views of a call are made of, as it is at one moment. */
export interface WholeCall {
  readonly call: CallRow;
  /** The oldest first. */
  readonly legs: readonly LegRow[];
  /** The transfer under way, or the last one. */
  readonly transfer: TransferRow | null;
  /** Names of the agents concerned, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The calls, as they can be looked up. */
export interface Calls {
  find(callId: CallId): Promise<CallRow | null>;
  findWhole(callId: CallId): Promise<WholeCall | null>;
  /** Those of these calls that there are, by their ids. */
  list(callIds: readonly CallId[]): Promise<CallRow[]>;
  findByCustomer(customerSid: string): Promise<CallRow | null>;
  /**
   * The call that an agent is a party of, in whatever role: on it, being rung for it, or on the way
   * out of it.
   */
  findCurrent(agentId: AgentId): Promise<CallRow | null>;
  /** The calls that wait for just this agent to come back, the latest loss first. */
  findLostBy(agentId: AgentId): Promise<CallRow[]>;
  /** The calls that an agent handed to an outside number and that go on there, oldest first. */
  findHandedOutBy(agentId: AgentId): Promise<CallRow[]>;
  /**
   * The ids of the customers who wait for an agent: first those who lost theirs, then the longest
   * waiting.
   */
  listWaiting(): Promise<string[]>;
  /** Counts the customers, waiting or being offered, who come before this one. */
  countAhead(call: CallRow): Promise<number>;
  /**
   * Counts the customers, waiting or being offered; `since` when the first of them has waited, null
   * while nobody does.
   */
  countWaiting(): Promise<{ readonly waiting: number; readonly since: Date | null }>;
  /**
   * The calls that are not over, and those that have been over since `endedAfter` at the earliest
   * and have a leg that is not, by their ids.
   */
  listUnfinished(endedAfter: Date): Promise<CallRow[]>;
  /** The calls of these customers that have been over since `endedAfter` at the earliest, by ids. */
  listOver(customerSids: readonly string[], endedAfter: Date): Promise<CallRow[]>;
  /**
   * The ids of the calls that go on and whose customer has begun to hear something since then, in
   * order.
   */
  listSoundingSince(moment: Date): Promise<string[]>;
}

/** The calls, inside of a transaction. */
export interface CallsInHand extends Calls {
  /**
   * Reads a call and keeps others from changing it, and its legs, until the transaction is over.
   */
  lock(callId: CallId): Promise<CallRow | null>;
  /** Locks a call and reads it with its legs; says whether a report has been written down. */
  open(callId: CallId, reportKey: string | null): Promise<OpenCall | null>;
  /** Stores a change of an open call. Throws when a report is known already. */
  saveChange(changed: ChangedCall): Promise<void>;
  /**
   * Keeps others from deciding whether this customer's connection has a call, until the transaction
   * is over.
   */
  claim(customerSid: string): Promise<void>;
  /**
   * Stores a new call; answers false, and changes nothing, when the customer's connection has one
   * already.
   */
  takeIn(call: CallRow): Promise<boolean>;
  save(call: CallRow): Promise<void>;
  /** Notes that the customer has been welcomed; answers whether they had not been before. */
  welcome(callId: CallId, at: Date): Promise<boolean>;
}
