import type {
  AgentId,
  CallId,
  CallOutcome,
  CallStateName,
  DeskPolicy,
  LegId,
  LegOutcome,
  PartyText,
  ReceiverText,
  Parked,
  PartyEnd,
  TransferId,
  TransferMode,
  TransferOutcome,
} from '@baton/call-flow';
import type {
  AwayReason,
  CustomerRequest,
  LegPurpose,
  RecordedDecision,
} from '@baton/shared-types';

/*
 * What passes through the ports: plain objects, whatever keeps them. What a row refers to, such as
 * a leg's call, is asked for by its id.
 */

/**
 * One customer's call. Which of the nullable columns are filled follows from the state: see
 * `call.mapper.ts`.
 */
export interface CallRow {
  readonly id: CallId;
  /** The carrier's id of the customer's connection, which is also the name of their room. */
  readonly customerSid: string;
  /** Null where the customer hides it. */
  readonly customerNumber: string | null;
  /** The carrier's id of the room, once it has been learnt. */
  roomSid: string | null;
  /** Rooms of the same name that are gone; late reports about them must not bring them back. */
  lostRoomSids: string[];
  /**
   * How often the customer has been put into a room; tells a doubled report of a lost room from the
   * next loss.
   */
  roomEntry: number;
  /**
   * How often the carrier has been told to play to the customer: the last of these orders is what
   * they hear.
   */
  soundOrder: number;
  /** How many parts of what was ordered are known to have begun. */
  soundParts: number;
  /** How many orders in a row have never been heard to begin. */
  soundMisses: number;
  /** When the carrier last showed that something begins. */
  soundBegunAt: Date | null;
  /** What becomes of the call when its agent is lost: what the desk had chosen when it began. */
  readonly agentLoss: DeskPolicy['agentLoss'];
  state: CallStateName;
  stateSince: Date;
  parked: Parked | null;
  offeredLegId: LegId | null;
  offeredAgentId: PartyText | null;
  /**
   * The agent that the customer goes back to: one who is lost, or whose transfer rings on without
   * them.
   */
  recallAgentId: AgentId | null;
  leavingLegId: LegId | null;
  leavingAgentId: PartyText | null;
  ownerLegId: LegId | null;
  ownerAgentId: PartyText | null;
  /** The agent who handed the call to the outside number that owns it now. */
  handedOutBy: AgentId | null;
  /** Who has been brought in to stay, the newest last; their agents are in the other array. */
  guestLegIds: LegId[];
  guestAgentIds: PartyText[];
  transferId: TransferId | null;
  targetLegId: LegId | null;
  targetAgentId: PartyText | null;
  /** Whether the target has answered, while the customer is being put on hold for them. */
  targetInLobby: boolean | null;
  outcome: CallOutcome | null;
  heldSince: Date | null;
  /**
   * Since when the customer has been waiting for an agent; it begins anew when they have chosen to
   * go on waiting.
   */
  waitingSince: Date | null;
  welcomedAt: Date | null;
  /** The outcome of the call, as an agent noted it. */
  wrapUpDisposition: string | null;
  wrapUpNote: string | null;
  /** Grows with every change that an agent can see. */
  version: number;
  readonly startedAt: Date;
  endedAt: Date | null;
}

/** One party's connection to a call, from the decision to ring them until it is over. */
export interface LegRow {
  readonly id: LegId;
  readonly callId: CallId;
  readonly agentId: PartyText;
  readonly purpose: LegPurpose;
  /** The carrier's id of the connection, once it has been learnt. */
  sid: string | null;
  readonly createdAt: Date;
  /**
   * When the carrier was first asked to ring. From then on it may be ringing, whatever it answered.
   */
  dialedAt: Date | null;
  /** When the agent's own browser said that it rings; the carrier's word for it proves nothing. */
  ringingAt: Date | null;
  /**
   * When the carrier was told where the leg, answered, belongs: from then on its ring cannot be
   * withdrawn.
   */
  answeredAt: Date | null;
  /** Since when the leg has been in the lobby, outside of the room; null when it is not. */
  waitingSince: Date | null;
  joinedAt: Date | null;
  /**
   * When the agent was with the customer for the first time; a colleague who was only consulted
   * never was.
   */
  metCustomerAt: Date | null;
  /** When the desk stopped wanting the leg. */
  releasedAt: Date | null;
  endedAt: Date | null;
  /** When the carrier is known to have ended it. The desk may have given up on it before. */
  goneAt: Date | null;
  outcome: LegOutcome | null;
  /**
   * How the call was over for this party, from when the desk stopped counting on them; null while
   * it does.
   */
  endKind: PartyEnd['kind'] | null;
  /** Who ended it, has let them go, or got the customer; null where nobody in particular did. */
  endWith: ReceiverText | null;
  /** The carrier's code for a failure, where it gave one. */
  failureCode: string | null;
}

/** One attempt to bring a colleague into a call, from the wish to its outcome. */
export interface TransferRow {
  readonly id: TransferId;
  readonly callId: CallId;
  readonly mode: TransferMode;
  readonly fromAgentId: AgentId;
  readonly targetAgentId: ReceiverText;
  /** Null where the target is the queue. */
  readonly targetLegId: LegId | null;
  readonly startedAt: Date;
  endedAt: Date | null;
  outcome: TransferOutcome | 'queued' | null;
}

/**
 * What a customer who did not want to wait any longer has left; a call leaves one at most. A
 * customer who leaves more before somebody has seen to it has one open request still, of which what
 * came later is a part.
 */
export interface RequestRow {
  readonly callId: CallId;
  readonly kind: CustomerRequest['kind'];
  /** Null where the customer hides it. */
  readonly customerNumber: string | null;
  readonly at: Date;
  /** The carrier's id of the message; only a message has one. */
  recordingSid: string | null;
  /** How long the message is, once the carrier has said. */
  seconds: number | null;
  /** The open request of the same number that this one is a part of, by its call. */
  readonly partOf: string | null;
  claimedAt: Date | null;
  /** The agent who sees to it now. */
  claimedBy: string | null;
  doneAt: Date | null;
  /** The agent who has seen to it. */
  doneBy: string | null;
}

/**
 * One line of a call's history. Only ever added to; written in the transaction of what it tells.
 */
export interface EventRow {
  readonly id: string;
  /** Null when the report is about a call that the desk does not know. */
  readonly callId: CallId | null;
  /** What makes a report from outside one of a kind, so that doubled and replayed ones are told. */
  readonly reportKey: string | null;
  readonly event: string;
  readonly details: object;
  readonly decision: RecordedDecision;
  /** Why a wish was refused. */
  readonly refusal: string | null;
  readonly fromState: CallStateName | null;
  readonly toState: CallStateName | null;
  /** Who or what brought the event: an agent, a webhook, a job. */
  readonly cause: string;
  readonly at: Date;
}

/**
 * Somebody who answers calls. Whether they can be rung now follows from this, their sessions and
 * their legs.
 */
export interface AgentRow {
  readonly id: AgentId;
  readonly name: string;
  /** What the agent chose, or what became of it when they did not take a call. */
  presence: 'available' | 'away';
  awayReason: AwayReason | null;
  presenceSince: Date;
  /** Since when nobody has needed the agent; the longest idle one is rung first. */
  idleSince: Date;
  /** Until when the agent finishes the work on their last call, unless they are done earlier. */
  wrapUpUntil: Date | null;
}

/** What an agent has signed in to: a tab, over reloads, and its copies. */
export interface SessionRow {
  readonly id: string;
  readonly agentId: AgentId;
  /** SHA-256 of the token, so that a copy of the table opens no door. */
  readonly tokenHash: string;
  /** The fingerprint of what its agent proved who they are with. */
  readonly credential: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/**
 * One page that an agent has open: a tab, from one load to the next. Copies of a tab share its
 * session, and each is a tab of its own.
 */
export interface TabRow {
  readonly id: string;
  readonly sessionId: string;
  readonly agentId: AgentId;
  /** When it last showed that it is alive. */
  lastSeenAt: Date;
  /** Whether its telephone could be rung when it was last seen. */
  registered: boolean;
  /** Which leg it talked over when it was last seen. */
  legId: LegId | null;
}
