/* The owner is lost, and what comes after the end. */

import { ignore, ignored, move, refuse, refused } from '../moves/answers';
import { resumeCustomer, ring } from '../moves/commands';
import { connected } from '../moves/conversation';
import { customerHangsUp } from '../moves/endings';
import { parkedAgain } from '../moves/hand-over';
import { escapeToNewRoom, waitInNewRoom } from '../moves/losses';
import { showOutStarter, showOutStrangers } from '../moves/strangers';
import { isParty } from '../parties';
import { isAgent } from '../party';
import {
  holdDoesNotMatter,
  lobbyDoesNotMatter,
  nobodyMayAct,
  nothingAsked,
  notWaiting,
  tooLateToAct,
} from '../shared-rules';
import type { RulesOf } from './rules-of';

/** The page of the owner may come back. */
export const ownerLost: RulesOf<'owner-lost'> = {
  ...holdDoesNotMatter,
  ...lobbyDoesNotMatter,
  ...nothingAsked,
  ...nobodyMayAct,
  ...notWaiting,
  leg_joined: showOutStarter,
  leg_over: ignore,
  hold_failed: escapeToNewRoom,
  customer_left: customerHangsUp,
  room_lost: waitInNewRoom,
  agent_recalled: ({ agent, parked }, { offer }) =>
    isAgent(offer.party, agent)
      ? move({ name: 'recalling', offer, parked }, ring(offer))
      : refused('not_your_call'),
  grace_over: ({ parked }) => parkedAgain(parked),
};

/** The page of the owner is back and is being rung. */
export const recalling: RulesOf<'recalling'> = {
  ...holdDoesNotMatter,
  ...lobbyDoesNotMatter,
  ...nothingAsked,
  ...nobodyMayAct,
  ...notWaiting,
  leg_joined: (state, event) =>
    isParty(state, event)
      ? move(connected(state.offer), ...(state.parked === 'hold' ? [resumeCustomer] : []))
      : showOutStarter(state, event),
  leg_over: (state, event) => (isParty(state, event) ? parkedAgain(state.parked) : ignored),
  hold_failed: escapeToNewRoom,
  customer_left: customerHangsUp,
  room_lost: waitInNewRoom,
};

/** Reports arrive late and twice; an ended call takes no notice of them. */
export const ended: RulesOf<'ended'> = {
  ...holdDoesNotMatter,
  ...lobbyDoesNotMatter,
  ...nothingAsked,
  ...tooLateToAct,
  // A message is known some time after the customer has hung up.
  message_left: ({ outcome }) =>
    outcome === 'no-message' ? move({ name: 'ended', outcome: 'voicemail-left' }) : ignored,
  leg_joined: showOutStrangers,
  leg_over: ignore,
  customer_left: ignore,
  room_lost: ignore,
  agent_offered: refuse('already_over'),
  agent_recalled: refuse('already_over'),
  grace_over: ignore,
  wait_over: ignore,
};
