/* Legs that have answered and do not belong where they are. */

import type { PartyLeg, CallState } from '../call';
import type { Decision } from '../decision';
import type { EventOf } from '../event';
import { isParty } from '../parties';
import { ignored, move } from './answers';
import { place, release, holdCustomer } from './commands';
import type { Waiting } from './losses';

/**
 * A leg that nobody counts on any more has answered late: it must not stay in the room, nor in the
 * lobby.
 */
export const showOutStrangers = (
  state: CallState,
  event: EventOf<'leg_joined' | 'leg_waiting'>,
): Decision => (isParty(state, event) ? ignored : move(state, release(event)));

/**
 * A stranger has answered while the customer waits. This has started the conference, so the wait
 * music is gone for good.
 */
export const showOutStarter = (state: Waiting, event: EventOf<'leg_joined'>): Decision => {
  // Who leaves, or is on the way, has been reported twice.
  if (isParty(state, event)) return ignored;
  return state.parked === 'hold'
    ? move(state, release(event))
    : move({ ...state, parked: 'hold' }, holdCustomer('reconnecting'), release(event));
};

/**
 * The leg that the state waits for had asked while it still belonged in the lobby: it has to ask
 * again.
 */
export const callIn = (
  state: CallState,
  awaited: PartyLeg,
  event: EventOf<'leg_waiting'>,
): Decision =>
  event.leg === awaited.leg ? move(state, place(awaited)) : showOutStrangers(state, event);
