import type {
  AgentId,
  AgentLeg,
  CallOutcome,
  CallState,
  LegId,
  Owner,
  Parked,
  StateOf,
} from './call';
import type {
  Command,
  Decision,
  DeskPolicy,
  HoldAudio,
  Refusal,
  TransferOutcome,
} from './decision';
import type { EventOf, LegOutcome } from './event';
import { isOutside, isParty, partiesOf, transferOf } from './parties';
import type { Owned, Talking, Transferring } from './roles';

type Moved = Extract<Decision, { readonly kind: 'moved' }>;
/** Two agents and the transfer between them, in whichever state. */
type Bound = Pick<Transferring, 'owner' | 'transfer'>;
/** The customer waits for an agent, with music. */
type Waiting = StateOf<'queued' | 'offering' | 'owner-lost' | 'recalling'>;

/* What a rule can answer. */

export const ignored: Decision = { kind: 'ignored' };
export const ignore = (): Decision => ignored;
export const refused = (because: Refusal): Decision => ({ kind: 'refused', because });
export const refuse = (because: Refusal) => (): Decision => refused(because);
export const move = (to: CallState, ...commands: Command[]): Moved => ({
  kind: 'moved',
  to,
  commands,
});
export const settle = (settled: TransferOutcome, to: CallState, ...commands: Command[]): Moved => ({
  kind: 'moved',
  to,
  commands,
  settled,
});

/* What can be asked of the carrier. */

export const findAgent: Command = { type: 'find_agent' };
export const resumeCustomer: Command = { type: 'resume_customer' };
export const placeCustomer: Command = { type: 'place_customer' };
export const endConversation: Command = { type: 'end_conversation' };
export const recall = (agent: AgentId): Command => ({ type: 'recall', agent });
export const ring = (leg: AgentLeg): Command => ({ type: 'ring', leg });
export const place = (leg: AgentLeg): Command => ({ type: 'place_leg', leg });
export const release = ({ leg }: { readonly leg: LegId }): Command => ({ type: 'release', leg });
export const holdCustomer = (audio: HoldAudio): Command => ({ type: 'hold_customer', audio });

/* States that many moves lead to. */

export const connected = (owner: Owner, guests: readonly AgentLeg[] = []): CallState => ({
  name: 'connected',
  owner,
  guests,
});
export const held = (owner: Owner, guests: readonly AgentLeg[] = []): CallState => ({
  name: 'held',
  owner,
  guests,
});

/* Moves that several states share. */

/** How a transfer ended whose target is gone. */
export const targetGone = (outcome: LegOutcome): TransferOutcome =>
  outcome === 'left' ? 'target-left' : outcome;

/** A leg that nobody counts on any more has answered late: it must not stay in the room, nor in the lobby. */
export const showOutStrangers = (
  state: CallState,
  event: EventOf<'leg_joined' | 'leg_waiting'>,
): Decision => (isParty(state, event) ? ignored : move(state, release(event)));

/** The leg that the state waits for had asked while it still belonged in the lobby: it has to ask again. */
export const callIn = (
  state: CallState,
  awaited: AgentLeg,
  event: EventOf<'leg_waiting'>,
): Decision =>
  event.leg === awaited.leg ? move(state, place(awaited)) : showOutStrangers(state, event);

/** The same before the conversation: the stranger has started the conference, so the wait music is gone for good. */
export const showOutStarter = (state: Waiting, event: EventOf<'leg_joined'>): Decision => {
  // Who leaves, or is on the way, has been reported twice.
  if (isParty(state, event)) return ignored;
  return state.parked === 'hold'
    ? move(state, release(event))
    : move({ ...state, parked: 'hold' }, holdCustomer('reconnecting'), release(event));
};

/**
 * Nobody is left in the conversation but the customer, who is held with an announcement at once. The
 * owner's page has a while to come back; an outside party has no page, so the next agent is found.
 */
export const loseOwner = (
  agent: AgentId,
  { agentLoss }: DeskPolicy,
  ...commands: Command[]
): Moved => {
  if (agentLoss === 'end-call') {
    return move({ name: 'ended', outcome: 'agent-lost' }, endConversation, ...commands);
  }
  const tell = holdCustomer('reconnecting');
  return isOutside(agent)
    ? move({ name: 'queued', parked: 'hold', leaving: null }, tell, ...commands, findAgent)
    : move({ name: 'owner-lost', agent, parked: 'hold' }, tell, ...commands, recall(agent));
};

/** Which guest becomes the owner when the owner is gone: an agent of the desk if there is one. */
export const heirOf = ({ guests }: Talking): AgentLeg | undefined =>
  guests.find(({ agent }) => !isOutside(agent)) ?? guests[0];

/** Who owns the call after an agent; a telephone outside remembers who has handed the call to it. */
export const ownerAfter = (before: AgentId | null, { leg, agent }: AgentLeg): Owner =>
  before === null || isOutside(before) || !isOutside(agent)
    ? { leg, agent }
    : { leg, agent, handedOutBy: before };

/** Who is responsible at the desk: the owner, or the agent who has handed the call out. */
export const responsibleFor = ({ owner }: Owned): AgentId => owner.handedOutBy ?? owner.agent;

/** The owner is gone, and a guest takes over. */
export const promote = <S extends Talking>(state: S, heir: AgentLeg): S => ({
  ...state,
  owner: ownerAfter(responsibleFor(state), heir),
  guests: state.guests.filter(({ leg }) => leg !== heir.leg),
});

/** A guest is gone; the others talk on. */
export const withoutGuest = <S extends Talking>(state: S, { leg }: { readonly leg: LegId }): S => ({
  ...state,
  guests: state.guests.filter((guest) => guest.leg !== leg),
});

/** Settles the transfer under way, if there is one, as ended by what has ended more than the transfer. */
const alsoSettle = (state: CallState, settled: TransferOutcome, next: Moved): Moved =>
  transferOf(state) === null ? next : { ...next, settled };

/**
 * The conference is gone with everybody in it. The customer waits in a new one for the same owner, who is called
 * back first; one outside of the desk has no page to come back to, so the next agent is found.
 */
export const callOwnerBack = (state: Owned): Moved => {
  const { agent } = state.owner;
  const letGo = partiesOf(state).map(release);
  return alsoSettle(
    state,
    'failed',
    isOutside(agent)
      ? move({ name: 'queued', parked: 'waiting-room', leaving: null }, ...letGo, findAgent)
      : move({ name: 'owner-lost', agent, parked: 'waiting-room' }, ...letGo, recall(agent)),
  );
};

/** The same while the customer waits: they go on waiting in a new room, and an agent who is rung for them comes there. */
export const waitInNewRoom = (state: Waiting): Moved => {
  const waiting: Waiting = { ...state, parked: 'waiting-room' };
  return 'leaving' in waiting && waiting.leaving !== null
    ? move({ ...waiting, leaving: null }, release(waiting.leaving))
    : move(waiting);
};

/**
 * The carrier will not hold a customer who is alone: a new conference has wait music of its own.
 */
export const escapeToNewRoom = (state: Waiting): Decision =>
  // One who is there already is on no hold that could have failed.
  state.parked === 'hold' ? move({ ...state, parked: 'waiting-room' }, placeCustomer) : ignored;

const over = (state: CallState, outcome: CallOutcome, settled: TransferOutcome): Moved =>
  alsoSettle(
    state,
    settled,
    move({ name: 'ended', outcome }, endConversation, ...partiesOf(state).map(release)),
  );

export const customerHangsUp = (state: CallState): Decision =>
  over(state, 'customer-hung-up', 'customer-left');

export const agentEnds = (state: CallState): Decision => over(state, 'agent-ended', 'agent-ended');

/** The owner is gone while the target is on the way: they go on, now on the customer's behalf. */
export const offerToTarget = ({ owner, transfer }: Bound, ...commands: Command[]): Moved =>
  move(
    {
      name: 'offering',
      parked: 'hold',
      offer: transfer.target,
      transferId: transfer.id,
      recall: owner.agent,
      leaving: null,
    },
    ...commands,
  );

/** The owner wants to be out of it while the target is on the way, and talks to the customer still. */
export const stepAside = (state: Bound, ...commands: Command[]): Moved => {
  const { to, commands: hold } = offerToTarget(state, holdCustomer('hold-music'), ...commands);
  return move({ ...(to as StateOf<'offering'>), leaving: state.owner }, ...hold);
};

export const targetTakesOver = (state: Transferring, ...commands: Command[]): Decision =>
  settle(
    'completed',
    connected(ownerAfter(responsibleFor(state), state.transfer.target), guestsOf(state)),
    ...commands,
  );

/** The transfer came to nothing: the owner goes on with the customer, who is with them already. */
export const ownerGoesOn = (
  state: Transferring,
  settled: TransferOutcome,
  ...commands: Command[]
): Decision => settle(settled, connected(state.owner, guestsOf(state)), ...commands);

const guestsOf = (state: Owned): readonly AgentLeg[] => ('guests' in state ? state.guests : []);

/** The offer came to nothing: the customer stays where they are until the next agent is found. */
export const parkedAgain = (parked: Parked, leaving: AgentLeg | null = null): Moved =>
  move({ name: 'queued', parked, leaving }, findAgent);

/** The offer of a transfer came to nothing: the customer goes back to the agent who offered them. */
export const giveBack = (
  agent: AgentId,
  { parked, leaving }: Pick<StateOf<'offering'>, 'parked' | 'leaving'>,
): Moved => {
  if (isOutside(agent)) return parkedAgain(parked, leaving);
  // They have not left yet: they are simply on the call again, with the customer on hold.
  return leaving === null
    ? move({ name: 'owner-lost', agent, parked }, recall(agent))
    : move(held(leaving));
};
