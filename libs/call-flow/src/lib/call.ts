/** Identifies one party's connection; ours, never the carrier's. */
export type LegId = string;
export type AgentId = string;
export type TransferId = string;

/** One agent's connection to the call. */
export interface AgentLeg {
  readonly leg: LegId;
  readonly agent: AgentId;
}

/** A transfer that is under way, towards one agent. */
export interface Transfer {
  readonly id: TransferId;
  readonly target: AgentLeg;
}

/**
 * How a customer without an agent is entertained: in the `waiting-room` before the conversation has
 * started, on `hold` after it has (a started conference plays no wait music to a lone survivor).
 */
export type Parked = 'waiting-room' | 'hold';

/** Why a call is over. Nothing else ends one. */
export type CallOutcome = 'customer-hung-up' | 'agent-ended' | 'agent-lost';

/** Where a call stands. A state carries only what is true in that state. */
export type CallState =
  /** Nobody is being rung for the customer. */
  | { readonly name: 'queued'; readonly parked: Parked }
  /**
   * One agent is being rung, nobody talks to the customer. After a blind transfer, or when the owner has gone
   * while the target rang, it is the target of that transfer; `recall` is then who gets the customer back, and
   * `leaving` is their leg, which stays until the customer is known to have something to hear.
   */
  | {
      readonly name: 'offering';
      readonly parked: Parked;
      readonly offer: AgentLeg;
      readonly transferId: TransferId | null;
      readonly recall: AgentId | null;
      readonly leaving: AgentLeg | null;
    }
  | { readonly name: 'connected'; readonly owner: AgentLeg }
  | { readonly name: 'held'; readonly owner: AgentLeg }
  /** The customer is being put on hold; the target is not rung before the carrier has confirmed it. */
  | { readonly name: 'consult-holding'; readonly owner: AgentLeg; readonly transfer: Transfer }
  | { readonly name: 'consult-ringing'; readonly owner: AgentLeg; readonly transfer: Transfer }
  | { readonly name: 'consulting'; readonly owner: AgentLeg; readonly transfer: Transfer }
  /** The target is being rung while owner and customer go on talking. */
  | { readonly name: 'add-ringing'; readonly owner: AgentLeg; readonly transfer: Transfer }
  | { readonly name: 'merged'; readonly owner: AgentLeg; readonly transfer: Transfer }
  /** The customer is coming off hold; the owner is let go once the carrier has confirmed it. */
  | { readonly name: 'completing'; readonly owner: AgentLeg; readonly transfer: Transfer }
  /** The owner's connection is lost; their page has a while to come back before another agent is found. */
  | { readonly name: 'owner-lost'; readonly agent: AgentId }
  /** The page of the owner is back and is being rung. */
  | { readonly name: 'recalling'; readonly offer: AgentLeg }
  | { readonly name: 'ended'; readonly outcome: CallOutcome };

export type CallStateName = CallState['name'];

/** The state called `N`, with what it carries. */
export type StateOf<N extends CallStateName> = Extract<CallState, { readonly name: N }>;

/** Every state, in the order of a call's life. */
export const callStateNames = [
  'queued',
  'offering',
  'connected',
  'held',
  'consult-holding',
  'consult-ringing',
  'consulting',
  'add-ringing',
  'merged',
  'completing',
  'owner-lost',
  'recalling',
  'ended',
] as const satisfies readonly CallStateName[];
