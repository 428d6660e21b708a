/* Who talks to the customer, and who owns the call when the owner is gone. */

import type { PartyLeg, CallState, Owner } from '../call';
import type { AgentId, LegId } from '../ids';
import type { Owned, Talking } from '../roles';
import { agentIdOf } from '../party';

export const connected = (owner: Owner, guests: readonly PartyLeg[] = []): CallState => ({
  name: 'connected',
  owner,
  guests,
});

export const held = (owner: Owner, guests: readonly PartyLeg[] = []): CallState => ({
  name: 'held',
  owner,
  guests,
});

export const guestsOf = (state: Owned): readonly PartyLeg[] =>
  'guests' in state ? state.guests : [];

/** A guest is gone; the others talk on. */
export const withoutGuest = <S extends Talking>(state: S, { leg }: { readonly leg: LegId }): S => ({
  ...state,
  guests: state.guests.filter((guest) => guest.leg !== leg),
});

/** Which guest becomes the owner when the owner is gone: an agent of the desk if there is one. */
export const heirOf = ({ guests }: Talking): PartyLeg | undefined =>
  guests.find(({ party }) => party.kind === 'agent') ?? guests[0];

/**
 * Who is responsible at the desk: the owner, or the agent who has handed the call out; null where
 * nobody is.
 */
export const responsibleFor = ({ owner }: Owned): AgentId | null =>
  owner.handedOutBy ?? agentIdOf(owner.party);

/**
 * Who owns the call after an agent. An outside number keeps the agent who handed the call to it.
 */
export const ownerAfter = (before: AgentId | null, { leg, party }: PartyLeg): Owner =>
  before === null || party.kind === 'agent' ? { leg, party } : { leg, party, handedOutBy: before };

/** The owner is gone, and a guest takes over. */
export const promote = <S extends Talking>(state: S, heir: PartyLeg): S => ({
  ...state,
  owner: ownerAfter(responsibleFor(state), heir),
  guests: state.guests.filter(({ leg }) => leg !== heir.leg),
});
