/* The owner has a private word with a colleague while the customer is on hold. */

import { ignored, move, refuse, refused, settle } from '../moves/answers';
import { holdCustomer, place, release, resumeCustomer, ring } from '../moves/commands';
import { held } from '../moves/conversation';
import {
  offerToTarget,
  ownerGoesOn,
  stepAside,
  targetGone,
  targetTakesOver,
} from '../moves/hand-over';
import { loseOwner } from '../moves/losses';
import { callIn, showOutStrangers } from '../moves/strangers';
import { isOwner, isOwnerLeg, isTarget, isTargetLeg, onlyOwnerOfTransfer } from '../roles';
import {
  cancelAndResume,
  handingOver,
  holdDoesNotMatter,
  notAnsweredYet,
  oneStepAtATime,
  targetLeaves,
  withTransfer,
} from '../shared-rules';
import type { RulesOf } from './rules-of';

/** Nobody has been rung yet: the transfer goes with its owner. */
export const consultHolding: RulesOf<'consult-holding'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  ...notAnsweredYet,
  customer_held: ({ owner, transfer }) =>
    move({ name: 'consult-ringing', owner, transfer }, ring(transfer.target)),
  hold_failed: (state) => ownerGoesOn(state, 'failed'),
  leg_joined: showOutStrangers,
  leg_over: (state, event, policy) => {
    if (isOwnerLeg(state, event)) {
      return { ...loseOwner(state.owner.party, policy), settled: 'canceled' };
    }
    // The target is no longer there to be rung.
    if (!isTargetLeg(state, event)) return ignored;
    return settle(targetGone(event.outcome), held(state.owner));
  },
  agent_swaps: onlyOwnerOfTransfer(refuse('transfer_in_progress')),
  ...handingOver((state) => stepAside(state, ring(state.transfer.target))),
  agent_cancels: onlyOwnerOfTransfer((state) => ownerGoesOn(state, 'canceled', resumeCustomer)),
};

/** The target is on the way into the room. */
export const consultRinging: RulesOf<'consult-ringing'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  ...notAnsweredYet,
  leg_joined: (state, event) =>
    isTargetLeg(state, event)
      ? move({ name: 'consulting', owner: state.owner, transfer: state.transfer })
      : showOutStrangers(state, event),
  leg_waiting: (state, event) => callIn(state, state.transfer.target, event),
  leg_over: (state, event) => {
    if (isOwnerLeg(state, event)) return offerToTarget(state, holdCustomer('reconnecting'));
    if (!isTargetLeg(state, event)) return ignored;
    return settle(targetGone(event.outcome), held(state.owner));
  },
  agent_swaps: onlyOwnerOfTransfer(({ owner, transfer }) =>
    move({ name: 'consult-ringing-swapped', owner, transfer }, resumeCustomer),
  ),
  ...handingOver((state) => offerToTarget(state, release(state.owner))),
  agent_cancels: cancelAndResume,
};

/** Owner and target talk in private. */
export const consulting: RulesOf<'consulting'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  leg_joined: showOutStrangers,
  leg_over: (state, event) => {
    if (isOwnerLeg(state, event)) return targetTakesOver(state, resumeCustomer);
    if (!isTargetLeg(state, event)) return ignored;
    return ownerGoesOn(state, 'target-left', resumeCustomer);
  },
  agent_swaps: onlyOwnerOfTransfer(({ owner, transfer }) =>
    move({ name: 'swapping', owner, transfer }, place(transfer.target)),
  ),
  agent_completes: onlyOwnerOfTransfer(({ owner, transfer }) =>
    move({ name: 'completing', owner, transfer }, resumeCustomer),
  ),
  agent_merges: onlyOwnerOfTransfer(({ owner, transfer }) =>
    move({ name: 'merged', owner, transfer, guests: [] }, resumeCustomer),
  ),
  agent_cancels: cancelAndResume,
  agent_leaves: targetLeaves(resumeCustomer),
};

/** The customer comes off hold, then the owner is let go. */
export const completing: RulesOf<'completing'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  ...oneStepAtATime,
  leg_joined: showOutStrangers,
  customer_resumed: (state) => targetTakesOver(state, release(state.owner)),
  resume_failed: ({ owner, transfer }) => move({ name: 'consulting', owner, transfer }),
  leg_over: (state, event) => {
    if (isOwnerLeg(state, event)) return targetTakesOver(state, resumeCustomer);
    if (!isTargetLeg(state, event)) return ignored;
    return ownerGoesOn(state, 'target-left', resumeCustomer);
  },
  agent_cancels: cancelAndResume,
  agent_leaves: (state, event) =>
    refused(
      isOwner(state, event) || isTarget(state, event) ? 'transfer_in_progress' : 'not_your_call',
    ),
};
