/* Who talks to the customer, and who owns the call when the owner is gone. */

import type { AgentLeg, CallState, Owner } from '../call';
import type { AgentId, LegId } from '../ids';
import type { Owned, Talking } from '../roles';
import { isOutside } from '../parties';

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

export const guestsOf = (state: Owned): readonly AgentLeg[] =>
  'guests' in state ? state.guests : [];

/** A guest is gone; the others talk on. */
export const withoutGuest = <S extends Talking>(state: S, { leg }: { readonly leg: LegId }): S => ({
  ...state,
  guests: state.guests.filter((guest) => guest.leg !== leg),
});

/** Which guest becomes the owner when the owner is gone: an agent of the desk if there is one. */
export const heirOf = ({ guests }: Talking): AgentLeg | undefined =>
  guests.find(({ agent }) => !isOutside(agent)) ?? guests[0];

/** Who is responsible at the desk: the owner, or the agent who has handed the call out. */
export const responsibleFor = ({ owner }: Owned): AgentId => owner.handedOutBy ?? owner.agent;

/**
 * Who owns the call after an agent. An outside number keeps the agent who handed the call to it.
 */
export const ownerAfter = (before: AgentId | null, { leg, agent }: AgentLeg): Owner =>
  before === null || isOutside(before) || !isOutside(agent)
    ? { leg, agent }
    : { leg, agent, handedOutBy: before };

/** The owner is gone, and a guest takes over. */
export const promote = <S extends Talking>(state: S, heir: AgentLeg): S => ({
  ...state,
  owner: ownerAfter(responsibleFor(state), heir),
  guests: state.guests.filter(({ leg }) => leg !== heir.leg),
});
