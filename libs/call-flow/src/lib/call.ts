import type { AgentId, LegId, TransferId } from './ids';
import type { AgentParty, Party } from './party';

/** One party's connection to the call, other than the customer's. */
export interface PartyLeg {
  readonly leg: LegId;
  readonly party: Party;
}

/** The connection of an agent of the desk. */
export interface AgentLeg extends PartyLeg {
  readonly party: AgentParty;
}

/**
 * The party that is responsible for a call. One outside of the desk has no page: it carries the
 * agent who handed the call to it, and who may still end it.
 */
export interface Owner extends PartyLeg {
  readonly handedOutBy?: AgentId;
}

/** A transfer that is under way, towards an agent or an outside number. */
export interface Transfer {
  readonly id: TransferId;
  readonly target: PartyLeg;
}

/**
 * Where a customer without an agent waits: in the `waiting-room` before the conference has started,
 * on `hold` after that. A started conference plays no wait music to a lone member.
 */
export type Parked = 'waiting-room' | 'hold';

/**
 * Why a call is over. Nothing else ends one; `agent-lost` only where the desk has chosen
 * `end-call`.
 */
export type CallOutcome =
  | 'customer-hung-up'
  | 'agent-ended'
  | 'callback-booked'
  | 'voicemail-left'
  /** They were to leave a message, and said nothing as far as anybody knows yet. */
  | 'no-message'
  | 'agent-lost';

/** Where a call stands. A state carries only what is true in that state. */
export type CallState =
  /**
   * Nobody is being rung for the customer. `leaving` is an agent who has put the customer back into
   * the queue, and stays until the customer is known to have something to hear.
   */
  | { readonly name: 'queued'; readonly parked: Parked; readonly leaving: PartyLeg | null }
  /**
   * One agent is on the way into the room, nobody else talks to the customer. After a blind
   * transfer, or when the owner left while the target was on the way, it is the target of that
   * transfer. `recall` then names the agent who gets the customer back. `leaving` as in `queued`.
   */
  | {
      readonly name: 'offering';
      readonly parked: Parked;
      readonly offer: PartyLeg;
      readonly transferId: TransferId | null;
      readonly recall: AgentId | null;
      readonly leaving: PartyLeg | null;
    }
  /**
   * The customer has waited too long and is in a menu: to be called back, to leave a message, to go
   * on waiting.
   */
  | { readonly name: 'asking' }
  | { readonly name: 'voicemail' }
  /**
   * `guests` have been brought in to stay; one of them takes over when the owner leaves or is lost.
   */
  | { readonly name: 'connected'; readonly owner: Owner; readonly guests: readonly PartyLeg[] }
  | { readonly name: 'held'; readonly owner: Owner; readonly guests: readonly PartyLeg[] }
  /**
   * The customer is being put on hold; the target is not rung before the carrier has confirmed it.
   */
  | { readonly name: 'consult-holding'; readonly owner: Owner; readonly transfer: Transfer }
  /** The target is on the way into the room: rung, or called in from the lobby. */
  | { readonly name: 'consult-ringing'; readonly owner: Owner; readonly transfer: Transfer }
  /** The owner is back with the customer while the target is still being rung. */
  | {
      readonly name: 'consult-ringing-swapped';
      readonly owner: Owner;
      readonly transfer: Transfer;
    }
  | { readonly name: 'consulting'; readonly owner: Owner; readonly transfer: Transfer }
  /**
   * The target is on the way into the lobby; the customer stays on hold until they are known to be
   * there.
   */
  | { readonly name: 'swapping'; readonly owner: Owner; readonly transfer: Transfer }
  /**
   * Owner and customer talk; the target waits in the lobby, outside of the room, and hears music.
   */
  | { readonly name: 'swapped'; readonly owner: Owner; readonly transfer: Transfer }
  /** The customer is being put on hold; `inLobby` tells whether the target has answered by now. */
  | {
      readonly name: 'swapping-back';
      readonly owner: Owner;
      readonly transfer: Transfer;
      readonly inLobby: boolean;
    }
  /** The target is on the way into the room while owner and customer go on talking. */
  | {
      readonly name: 'add-ringing';
      readonly owner: Owner;
      readonly transfer: Transfer;
      readonly guests: readonly PartyLeg[];
    }
  | {
      readonly name: 'merged';
      readonly owner: Owner;
      readonly transfer: Transfer;
      readonly guests: readonly PartyLeg[];
    }
  /** The customer is coming off hold; the owner is let go once the carrier has confirmed it. */
  | { readonly name: 'completing'; readonly owner: Owner; readonly transfer: Transfer }
  /**
   * The owner's connection is lost, or their room with everybody in it; their page has a while to
   * come back before another agent is found.
   */
  | { readonly name: 'owner-lost'; readonly agent: AgentId; readonly parked: Parked }
  /** The page of the owner is back and is being rung. */
  | { readonly name: 'recalling'; readonly offer: AgentLeg; readonly parked: Parked }
  | { readonly name: 'ended'; readonly outcome: CallOutcome };

export type CallStateName = CallState['name'];

/** The state called `N`, with what it carries. */
export type StateOf<N extends CallStateName> = Extract<CallState, { readonly name: N }>;

/** Every state, in the order of a call's life. */
export const callStateNames = [
  'queued',
  'offering',
  'asking',
  'voicemail',
  'connected',
  'held',
  'consult-holding',
  'consult-ringing',
  'consult-ringing-swapped',
  'consulting',
  'swapping',
  'swapped',
  'swapping-back',
  'add-ringing',
  'merged',
  'completing',
  'owner-lost',
  'recalling',
  'ended',
] as const satisfies readonly CallStateName[];
