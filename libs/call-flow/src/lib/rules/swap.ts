/*
 * The owner goes back to the customer while the target waits. Those who must not be heard are known
 * to be out of the way, in the lobby or on hold, before the other side comes back.
 */

import { ignored, move } from '../moves/answers';
import { holdCustomer, place, resumeCustomer } from '../moves/commands';
import { offerToTarget, ownerGoesOn, stepAside, targetGone } from '../moves/hand-over';
import { showOutStrangers } from '../moves/strangers';
import { isOwnerLeg, isTargetLeg, onlyOwnerOfTransfer } from '../roles';
import {
  cancelAndGoOn,
  cancelAndResume,
  handingOver,
  holdDoesNotMatter,
  notAnsweredYet,
  oneStepAtATime,
  targetLeaves,
  withTransfer,
} from '../shared-rules';
import type { RulesOf } from './rules-of';

/** Owner and customer talk; the target's telephone rings. */
export const consultRingingSwapped: RulesOf<'consult-ringing-swapped'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  ...notAnsweredYet,
  leg_waiting: (state, event) =>
    isTargetLeg(state, event)
      ? move({ name: 'swapped', owner: state.owner, transfer: state.transfer })
      : showOutStrangers(state, event),
  // They had answered just before the swap: out of the room with them.
  leg_joined: (state, event) =>
    isTargetLeg(state, event)
      ? move(
          { name: 'swapped', owner: state.owner, transfer: state.transfer },
          place(state.transfer.target),
        )
      : showOutStrangers(state, event),
  leg_over: (state, event) => {
    if (isOwnerLeg(state, event)) return offerToTarget(state, holdCustomer('reconnecting'));
    if (!isTargetLeg(state, event)) return ignored;
    return ownerGoesOn(state, targetGone(event.outcome));
  },
  resume_failed: ({ owner, transfer }) => move({ name: 'consult-ringing', owner, transfer }),
  agent_swaps: onlyOwnerOfTransfer(({ owner, transfer }) =>
    move({ name: 'swapping-back', owner, transfer, inLobby: false }, holdCustomer('hold-music')),
  ),
  ...handingOver((state) => stepAside(state)),
  agent_cancels: cancelAndGoOn,
};

/** The target is on the way into the lobby. */
export const swapping: RulesOf<'swapping'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  ...oneStepAtATime,
  leg_joined: (state, event) =>
    isTargetLeg(state, event)
      ? move(state, place(state.transfer.target))
      : showOutStrangers(state, event),
  leg_waiting: (state, event) =>
    isTargetLeg(state, event)
      ? move({ name: 'swapped', owner: state.owner, transfer: state.transfer }, resumeCustomer)
      : showOutStrangers(state, event),
  leg_over: (state, event) => {
    if (isOwnerLeg(state, event)) {
      return offerToTarget(state, holdCustomer('reconnecting'), place(state.transfer.target));
    }
    if (!isTargetLeg(state, event)) return ignored;
    return ownerGoesOn(state, targetGone(event.outcome), resumeCustomer);
  },
  agent_cancels: cancelAndResume,
  agent_leaves: targetLeaves(resumeCustomer),
};

/** Owner and customer talk; the target waits in the lobby. */
export const swapped: RulesOf<'swapped'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  leg_waiting: showOutStrangers,
  leg_joined: (state, event) =>
    isTargetLeg(state, event)
      ? move(state, place(state.transfer.target))
      : showOutStrangers(state, event),
  leg_over: (state, event) => {
    if (isOwnerLeg(state, event)) {
      return offerToTarget(state, holdCustomer('reconnecting'), place(state.transfer.target));
    }
    if (!isTargetLeg(state, event)) return ignored;
    return ownerGoesOn(state, targetGone(event.outcome));
  },
  resume_failed: ({ owner, transfer }) =>
    move({ name: 'consult-ringing', owner, transfer }, place(transfer.target)),
  agent_swaps: onlyOwnerOfTransfer(({ owner, transfer }) =>
    move({ name: 'swapping-back', owner, transfer, inLobby: true }, holdCustomer('hold-music')),
  ),
  agent_merges: onlyOwnerOfTransfer(({ owner, transfer }) =>
    move({ name: 'add-ringing', owner, transfer, guests: [] }, place(transfer.target)),
  ),
  agent_completes: onlyOwnerOfTransfer((state) => stepAside(state, place(state.transfer.target))),
  agent_cancels: cancelAndGoOn,
  agent_leaves: targetLeaves(),
};

/** The customer is on the way to the hold music; then the target may come in. */
export const swappingBack: RulesOf<'swapping-back'> = {
  ...holdDoesNotMatter,
  ...withTransfer,
  ...oneStepAtATime,
  leg_waiting: (state, event) =>
    isTargetLeg(state, event) && !state.inLobby
      ? move({ ...state, inLobby: true })
      : showOutStrangers(state, event),
  leg_joined: (state, event) =>
    isTargetLeg(state, event)
      ? move(state, place(state.transfer.target))
      : showOutStrangers(state, event),
  customer_held: ({ owner, transfer, inLobby }) =>
    move(
      { name: 'consult-ringing', owner, transfer },
      ...(inLobby ? [place(transfer.target)] : []),
    ),
  hold_failed: ({ owner, transfer, inLobby }) =>
    move({ name: inLobby ? 'swapped' : 'consult-ringing-swapped', owner, transfer }),
  leg_over: (state, event) => {
    if (isOwnerLeg(state, event)) {
      const callIn = state.inLobby ? [place(state.transfer.target)] : [];
      return offerToTarget(state, holdCustomer('reconnecting'), ...callIn);
    }
    if (!isTargetLeg(state, event)) return ignored;
    return ownerGoesOn(state, targetGone(event.outcome), resumeCustomer);
  },
  agent_cancels: cancelAndResume,
  agent_leaves: targetLeaves(resumeCustomer),
};
