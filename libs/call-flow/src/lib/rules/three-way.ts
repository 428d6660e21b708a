/*
 * Somebody is brought into the conversation of owner and customer; one after another, as many as
 * are needed.
 */

import type { PartyLeg, StateOf } from '../call';
import { ignored, move, refuse, refused, settle } from '../moves/answers';
import { holdCustomer, release, ring } from '../moves/commands';
import {
  connected,
  held,
  heirOf,
  ownerAfter,
  promote,
  responsibleFor,
  withoutGuest,
} from '../moves/conversation';
import {
  offerToTarget,
  ownerGoesOn,
  stepAside,
  targetGone,
  targetTakesOver,
} from '../moves/hand-over';
import { callIn, showOutStrangers } from '../moves/strangers';
import type { Command, Decision } from '../decision';
import { partiesOf } from '../parties';
import { isSameParty } from '../party';
import {
  guestBy,
  isGuestLeg,
  isOwner,
  isOwnerLeg,
  isTarget,
  isTargetLeg,
  onlyOwner,
  onlyOwnerOfTransfer,
} from '../roles';
import { cancelAndGoOn, holdDoesNotMatter, notAnsweredYet, withTransfer } from '../shared-rules';
import type { RulesOf } from './rules-of';

/** The target is on the way into the room while the others talk on. */
export const addRinging: RulesOf<'add-ringing'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  ...notAnsweredYet,
  leg_joined: (state, event) =>
    isTargetLeg(state, event) ? move({ ...state, name: 'merged' }) : showOutStrangers(state, event),
  leg_waiting: (state, event) => callIn(state, state.transfer.target, event),
  leg_over: (state, event) => {
    if (isGuestLeg(state, event)) return move(withoutGuest(state, event));
    if (isTargetLeg(state, event)) return ownerGoesOn(state, targetGone(event.outcome));
    if (!isOwnerLeg(state, event)) return ignored;
    const heir = heirOf(state);
    return heir ? move(promote(state, heir)) : offerToTarget(state, holdCustomer('reconnecting'));
  },
  // The customer is on hold still: what was to be a three-way call can be a private word at least.
  resume_failed: (state) =>
    state.guests.length === 0
      ? move({ name: 'consult-ringing', owner: state.owner, transfer: state.transfer })
      : settle('canceled', held(state.owner, state.guests), release(state.transfer.target)),
  agent_swaps: onlyOwnerOfTransfer(refuse('target_not_answered')),
  agent_completes: onlyOwnerOfTransfer<StateOf<'add-ringing'>>((state) =>
    state.guests.length > 0 ? refused('others_on_the_call') : stepAside(state),
  ),
  agent_cancels: cancelAndGoOn,
  agent_leaves: (state, event) => {
    const guest = guestBy(state, event);
    if (guest) return move(withoutGuest(state, guest), release(guest));
    if (!isOwner(state, event)) return refused('not_your_call');
    const heir = heirOf(state);
    return heir ? move(promote(state, heir), release(state.owner)) : stepAside(state);
  },
};

/** Everybody hears everybody. */
export const merged: RulesOf<'merged'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  leg_joined: showOutStrangers,
  leg_over: (state, event) => {
    if (isGuestLeg(state, event)) return move(withoutGuest(state, event));
    if (isTargetLeg(state, event)) return ownerGoesOn(state, 'target-left');
    return isOwnerLeg(state, event) ? othersGoOn(state) : ignored;
  },
  resume_failed: (state) =>
    state.guests.length === 0
      ? move({ name: 'consulting', owner: state.owner, transfer: state.transfer })
      : settle('joined', held(state.owner, guestsAndTarget(state))),
  agent_transfers: onlyOwner((state, { mode, transfer }) => {
    if (mode !== 'add') return refused('transfer_in_progress');
    if (partiesOf(state).some(({ party }) => isSameParty(party, transfer.target.party))) {
      return refused('target_on_the_call');
    }
    return settle(
      'joined',
      { name: 'add-ringing', owner: state.owner, transfer, guests: guestsAndTarget(state) },
      ring(transfer.target),
    );
  }),
  agent_swaps: onlyOwnerOfTransfer(refuse('already_merged')),
  agent_merges: onlyOwnerOfTransfer(refuse('already_merged')),
  agent_completes: onlyOwnerOfTransfer<StateOf<'merged'>>((state) =>
    targetTakesOver(state, release(state.owner)),
  ),
  agent_cancels: cancelAndGoOn,
  agent_leaves: (state, event) => {
    const guest = guestBy(state, event);
    if (guest) return move(withoutGuest(state, guest), release(guest));
    if (isOwner(state, event)) return othersGoOn(state, release(state.owner));
    if (!isTarget(state, event)) return refused('not_your_call');
    return ownerGoesOn(state, 'target-left', release(state.transfer.target));
  },
};

/** Everybody but the owner, the newest last. */
const guestsAndTarget = ({ guests, transfer }: StateOf<'merged'>): PartyLeg[] => [
  ...guests,
  transfer.target,
];

/**
 * The owner is gone before the handover. The target takes over. If the target is an outside number,
 * a guest takes over, because the owner of a call needs a page to act on it.
 */
function othersGoOn(state: StateOf<'merged'>, ...commands: Command[]): Decision {
  const heir = heirOf(state);
  if (heir?.party.kind !== 'agent' || state.transfer.target.party.kind === 'agent') {
    return targetTakesOver(state, ...commands);
  }
  const others = guestsAndTarget(state).filter(({ leg }) => leg !== heir.leg);
  return settle('joined', connected(ownerAfter(responsibleFor(state), heir), others), ...commands);
}
