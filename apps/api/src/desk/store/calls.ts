import type { AgentId, CallId } from '@baton/call-flow';
import type { CallRow } from './rows';

/** The calls, as they can be looked up. */
export interface Calls {
  find(callId: CallId): Promise<CallRow | null>;
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
  /** The ids of the calls that are not over, or have a leg that is not, in order. */
  listUnfinished(): Promise<string[]>;
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
