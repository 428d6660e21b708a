import type { AgentId, CallId, LegId } from '@baton/call-flow';
import type { LegRow } from './rows';

/** The agents' connections, as they can be looked up. */
export interface Legs {
  find(callId: CallId, legId: LegId): Promise<LegRow | null>;
  /** All legs of a call, in no order. */
  of(callId: CallId): Promise<LegRow[]>;
  /** All legs of several calls, by their ids. */
  ofCalls(callIds: readonly CallId[]): Promise<LegRow[]>;
  /** The legs with which an agent is in a conversation now. */
  findTalking(agentId: AgentId): Promise<LegRow[]>;
  /** The leg that rings, or is about to ring, at an agent: neither answered nor withdrawn. */
  findRinging(agentId: AgentId): Promise<LegRow | null>;
  /**
   * How long conversations with a customer have lasted that ended after a moment, in ms, in no
   * order.
   */
  talksSince(moment: Date): Promise<number[]>;
  /** Whether a connection of the carrier's belongs to some leg. */
  knowsConnection(sid: string): Promise<boolean>;
}

/** The agents' connections, inside of a transaction. */
export interface LegsInHand extends Legs {
  /** Stores legs, new ones as well. Throws when an agent would have two that are not over. */
  save(legs: readonly LegRow[]): Promise<void>;
}
