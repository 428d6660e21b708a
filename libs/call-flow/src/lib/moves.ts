import type { AgentId, AgentLeg, CallState, LegId, Parked, StateOf, Transfer } from './call';
import type {
  Command,
  Decision,
  DeskPolicy,
  HoldAudio,
  Refusal,
  TransferOutcome,
} from './decision';
import type { CallEvent, EventOf, LegOutcome } from './event';

/** A state in which two agents are bound by a transfer. */
export type Transferring = CallState & { readonly owner: AgentLeg; readonly transfer: Transfer };
/** A state in which one agent is responsible. */
export type Owned = CallState & { readonly owner: AgentLeg };
/** The wish called `T`. */
export type WishOf<T extends CallEvent['type']> = EventOf<T> & { readonly by: AgentId };
type Moved = Extract<Decision, { readonly kind: 'moved' }>;

/* What a rule can answer. */

export const ignored: Decision = { kind: 'ignored' };
export const ignore = (): Decision => ignored;
export const refuse = (because: Refusal) => (): Decision => ({ kind: 'refused', because });
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
export const endConversation: Command = { type: 'end_conversation' };
export const recall = (agent: AgentId): Command => ({ type: 'recall', agent });
export const ring = (leg: AgentLeg): Command => ({ type: 'ring', leg });
export const release = ({ leg }: AgentLeg): Command => ({ type: 'release', leg });
export const holdCustomer = (audio: HoldAudio): Command => ({ type: 'hold_customer', audio });

/* Who is asking, and about whom. */

export const isOwner = (state: Owned, event: { readonly by: AgentId }) =>
  state.owner.agent === event.by;
export const isTarget = (state: Transferring, event: { readonly by: AgentId }) =>
  state.transfer.target.agent === event.by;
export const isOwnerLeg = (state: Owned, event: { readonly leg: LegId }) =>
  state.owner.leg === event.leg;
export const isTargetLeg = (state: Transferring, event: { readonly leg: LegId }) =>
  state.transfer.target.leg === event.leg;
export const aboutThisTransfer = (state: Transferring, event: { readonly transferId: string }) =>
  state.transfer.id === event.transferId;

/** Grants a wish to the owner only. */
export const owner =
  <S extends Owned, E extends { readonly by: AgentId }>(grant: (state: S, event: E) => Decision) =>
  (state: S, event: E): Decision =>
    isOwner(state, event) ? grant(state, event) : { kind: 'refused', because: 'not_your_call' };

/** Grants a wish about the transfer under way to the owner only. */
export const ownerOfTransfer = (grant: (state: Transferring) => Decision) =>
  owner<Transferring, EventOf<'agent_completes' | 'agent_cancels' | 'agent_merges'>>(
    (state, event) =>
      aboutThisTransfer(state, event)
        ? grant(state)
        : { kind: 'refused', because: 'no_such_transfer' },
  );

/** How a transfer ended whose target never joined. */
export const unanswered = (outcome: LegOutcome): TransferOutcome =>
  outcome === 'left' ? 'failed' : outcome;

/** Whether the leg is one that the state counts on. */
export const isParty = (state: CallState, { leg }: { readonly leg: LegId }): boolean =>
  ('owner' in state && state.owner.leg === leg) ||
  ('transfer' in state && state.transfer.target.leg === leg) ||
  ('offer' in state && state.offer.leg === leg) ||
  ('leaving' in state && state.leaving?.leg === leg);

/* Moves that several states share. */

/** A leg that nobody counts on any more has joined late: it must not stay in the room. */
export const showOutStrangers = (state: CallState, event: EventOf<'leg_joined'>): Decision =>
  isParty(state, event) ? ignored : move(state, { type: 'release', leg: event.leg });

/** The same before the conversation: the stranger has started the conference, so the wait music is gone for good. */
export const showOutStarter = (
  state: StateOf<'queued' | 'offering'>,
  { leg }: EventOf<'leg_joined'>,
): Decision =>
  state.parked === 'hold'
    ? move(state, { type: 'release', leg })
    : move({ ...state, parked: 'hold' }, holdCustomer('reconnecting'), { type: 'release', leg });

/**
 * The owner is gone and nobody else is in the conversation: the customer is held with an announcement at
 * once, and the owner's page has a while to come back.
 */
export const loseOwner = (
  agent: AgentId,
  { agentLoss }: DeskPolicy,
  ...commands: Command[]
): Moved =>
  agentLoss === 'recover'
    ? move({ name: 'owner-lost', agent }, holdCustomer('reconnecting'), ...commands, recall(agent))
    : move({ name: 'ended', outcome: 'agent-lost' }, endConversation, ...commands);

/** The conference is gone with everybody in it; the customer starts again, ahead of all others. */
export const startAgain = (...legs: AgentLeg[]): Moved =>
  move({ name: 'queued', parked: 'waiting-room' }, ...legs.map(release), findAgent);

/** The owner is gone while the target rings: the ring goes on, now on the customer's behalf. */
export const offerToTarget = (
  { owner: first, transfer }: Transferring,
  ...commands: Command[]
): Moved =>
  move(
    {
      name: 'offering',
      parked: 'hold',
      offer: transfer.target,
      transferId: transfer.id,
      recall: first.agent,
      leaving: null,
    },
    ...commands,
  );

/** The owner wants to be out of it while the target rings, and talks to the customer still. */
export const stepAside = (state: Transferring, ...commands: Command[]): Moved => {
  const { to, commands: hold } = offerToTarget(state, holdCustomer('hold-music'), ...commands);
  return move({ ...(to as StateOf<'offering'>), leaving: state.owner }, ...hold);
};

export const targetTakesOver = ({ transfer }: Transferring, ...commands: Command[]): Decision =>
  settle('completed', { name: 'connected', owner: transfer.target }, ...commands);

export const customerHangsUp = (legs: readonly AgentLeg[], transferring: boolean): Decision => {
  const to: CallState = { name: 'ended', outcome: 'customer-hung-up' };
  const commands = [endConversation, ...legs.map(release)];
  return transferring ? settle('customer-left', to, ...commands) : move(to, ...commands);
};

export const agentEnds = (legs: readonly AgentLeg[], transferring: boolean): Decision => {
  const to: CallState = { name: 'ended', outcome: 'agent-ended' };
  const commands = [endConversation, ...legs.map(release)];
  return transferring ? settle('agent-ended', to, ...commands) : move(to, ...commands);
};

export const bothLegs = ({ owner: first, transfer }: Transferring): AgentLeg[] => [
  first,
  transfer.target,
];

/** The offer came to nothing: the customer stays where they are until the next agent is found. */
export const parkedAgain = (parked: Parked): Moved => move({ name: 'queued', parked }, findAgent);

/** The legs of an offer: who is rung, and who stays until the customer has something to hear. */
export const offerLegs = ({ offer, leaving }: StateOf<'offering'>): AgentLeg[] =>
  leaving === null ? [offer] : [offer, leaving];

/** The offer of a transfer came to nothing: the customer goes back to whom they came from. */
export const giveBack = ({ recall: agent, leaving }: StateOf<'offering'>): Moved => {
  if (agent === null) return parkedAgain('hold');
  // They have not left yet: they are simply on the call again, with the customer on hold.
  return leaving === null
    ? move({ name: 'owner-lost', agent }, recall(agent))
    : move({ name: 'held', owner: leaving });
};
