/* The customer waits: in the queue, for an agent who is rung, in the menu, in the voicemail. */

import type { CallState } from '../call';
import { ignore, ignored, move, refuse, settle } from '../moves/answers';
import {
  endConversation,
  findAgent,
  placeCustomer,
  release,
  resumeCustomer,
  ring,
} from '../moves/commands';
import { connected, ownerAfter } from '../moves/conversation';
import { customerHangsUp } from '../moves/endings';
import { giveBack, parkedAgain, targetGone } from '../moves/hand-over';
import { escapeToNewRoom, waitInNewRoom } from '../moves/losses';
import { callIn, showOutStarter, showOutStrangers } from '../moves/strangers';
import {
  holdDoesNotMatter,
  lobbyDoesNotMatter,
  nobodyMayAct,
  notWaiting,
  nothingAsked,
} from '../shared-rules';
import type { RulesOf } from './rules-of';

/** Nobody is being rung. */
export const queued: RulesOf<'queued'> = {
  ...holdDoesNotMatter,
  ...lobbyDoesNotMatter,
  ...nothingAsked,
  ...nobodyMayAct,
  leg_joined: showOutStarter,
  leg_over: (state, { leg }) =>
    leg === state.leaving?.leg ? move({ ...state, leaving: null }) : ignored,
  customer_held: (state) =>
    state.leaving === null ? ignored : move({ ...state, leaving: null }, release(state.leaving)),
  hold_failed: (state) => {
    // The agent who was about to leave has not left, and talks to the customer still.
    if (state.leaving !== null) return move(connected(state.leaving));
    return escapeToNewRoom(state);
  },
  customer_left: customerHangsUp,
  room_lost: waitInNewRoom,
  agent_offered: ({ parked, leaving }, { offer }) =>
    move({ name: 'offering', parked, offer, transferId: null, recall: null, leaving }, ring(offer)),
  agent_recalled: refuse('not_queued'),
  grace_over: ignore,
  wait_over: (state) =>
    state.leaving === null ? move({ name: 'asking' }, placeCustomer) : ignored,
};

/** One agent is on the way. */
export const offering: RulesOf<'offering'> = {
  ...holdDoesNotMatter,
  ...lobbyDoesNotMatter,
  ...nothingAsked,
  ...nobodyMayAct,
  ...notWaiting,
  customer_held: (state) =>
    state.leaving === null ? ignored : move({ ...state, leaving: null }, release(state.leaving)),
  hold_failed: (state) => {
    if (state.leaving !== null) {
      const to = connected(state.leaving);
      return state.transferId === null
        ? move(to, release(state.offer))
        : settle('failed', to, release(state.offer));
    }
    return escapeToNewRoom(state);
  },
  leg_joined: (state, event) => {
    if (event.leg !== state.offer.leg) return showOutStarter(state, event);
    const to: CallState = connected(ownerAfter(state.recall, state.offer));
    const commands = [
      ...(state.leaving === null ? [] : [release(state.leaving)]),
      ...(state.parked === 'hold' ? [resumeCustomer] : []),
    ];
    return state.transferId === null ? move(to, ...commands) : settle('completed', to, ...commands);
  },
  leg_waiting: (state, event) => callIn(state, state.offer, event),
  leg_over: (state, { leg, outcome }) => {
    if (leg === state.leaving?.leg) return move({ ...state, leaving: null });
    if (leg !== state.offer.leg) return ignored;
    const next =
      state.recall === null
        ? parkedAgain(state.parked, state.leaving)
        : giveBack(state.recall, state);
    return state.transferId === null ? next : { ...next, settled: targetGone(outcome) };
  },
  customer_left: customerHangsUp,
  room_lost: waitInNewRoom,
};

/** The customer is in the menu, outside of the room. */
export const asking: RulesOf<'asking'> = {
  ...holdDoesNotMatter,
  ...lobbyDoesNotMatter,
  ...nobodyMayAct,
  ...notWaiting,
  leg_joined: showOutStrangers,
  leg_over: ignore,
  customer_left: customerHangsUp,
  room_lost: ignore,
  customer_chooses: (_, { choice }) => {
    switch (choice) {
      case 'callback':
        return move({ name: 'ended', outcome: 'callback-booked' });
      case 'voicemail':
        return move({ name: 'voicemail' });
      case 'wait':
        return move({ name: 'queued', parked: 'waiting-room', leaving: null }, findAgent);
    }
  },
  message_left: ignore,
  nothing_said: ignore,
  // Perhaps the menu was never heard: back into the room, where there is music at least.
  choice_over: () =>
    move({ name: 'queued', parked: 'waiting-room', leaving: null }, placeCustomer, findAgent),
};

/** The customer is leaving a message; hanging up is how messages end. */
export const voicemail: RulesOf<'voicemail'> = {
  ...holdDoesNotMatter,
  ...lobbyDoesNotMatter,
  ...nothingAsked,
  ...nobodyMayAct,
  ...notWaiting,
  leg_joined: showOutStrangers,
  leg_over: ignore,
  // Whether they had said something is reported by itself.
  customer_left: () => move({ name: 'ended', outcome: 'no-message' }, endConversation),
  message_left: () => move({ name: 'ended', outcome: 'voicemail-left' }),
  nothing_said: () => move({ name: 'ended', outcome: 'no-message' }),
  room_lost: ignore,
};
