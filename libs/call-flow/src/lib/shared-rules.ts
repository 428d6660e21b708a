/* Rules that several states share, so that a state of the machine lists only what is its own. */

import type { PartyLeg } from './call';
import type { Command, Decision, DeskPolicy } from './decision';
import type { EventOf } from './event';
import { ignore, ignored, move, refuse, refused } from './moves/answers';
import { holdCustomer, release, resumeCustomer, ring } from './moves/commands';
import { heirOf, promote, withoutGuest } from './moves/conversation';
import { agentEnds, customerHangsUp } from './moves/endings';
import { ownerGoesOn, stepAside } from './moves/hand-over';
import { callOwnerBack, loseOwner } from './moves/losses';
import { showOutStrangers } from './moves/strangers';
import { isSameParty } from './party';
import {
  guestBy,
  isGuestLeg,
  isOwner,
  isOwnerLeg,
  isTarget,
  onlyOwner,
  onlyOwnerOfTransfer,
  onlyResponsible,
  type Talking,
  type Transferring,
  type WishOf,
} from './roles';

/** Reports about holding, where no step waits for them. */
export const holdDoesNotMatter = {
  customer_held: ignore,
  customer_resumed: ignore,
  hold_failed: ignore,
  resume_failed: ignore,
} as const;

/** Nobody waits in the lobby, or those who do are on the way out of it. */
export const lobbyDoesNotMatter = { leg_waiting: showOutStrangers } as const;

/** The customer is not in the menu. */
export const nothingAsked = {
  customer_chooses: ignore,
  message_left: ignore,
  nothing_said: ignore,
  choice_over: ignore,
} as const;

/** The desk's own events, where the customer does not wait for them. */
export const notWaiting = {
  agent_offered: refuse('not_queued'),
  agent_recalled: refuse('not_queued'),
  grace_over: ignore,
  wait_over: ignore,
} as const;

const noWish = (because: 'no_agent_yet' | 'already_over') =>
  ({
    agent_holds: refuse(because),
    agent_resumes: refuse(because),
    agent_transfers: refuse(because),
    agent_requeues: refuse(because),
    agent_swaps: refuse(because),
    agent_completes: refuse(because),
    agent_cancels: refuse(because),
    agent_merges: refuse(because),
    agent_leaves: refuse(because),
    agent_ends: refuse(because),
  }) as const;

/** Nobody owns the call yet, so nobody may act on it. */
export const nobodyMayAct = noWish('no_agent_yet');
export const tooLateToAct = noWish('already_over');

export const noTransferHere = {
  agent_swaps: refuse('no_such_transfer'),
  agent_completes: refuse('no_such_transfer'),
  agent_cancels: refuse('no_such_transfer'),
  agent_merges: refuse('no_such_transfer'),
} as const;

/** What holds while an agent is with the customer. */
export const owned = {
  ...lobbyDoesNotMatter,
  ...nothingAsked,
  ...notWaiting,
  customer_left: customerHangsUp,
  room_lost: callOwnerBack,
  agent_ends: onlyResponsible(agentEnds),
} as const;

/** What holds in every state without a transfer; there may be guests. */
export const withoutTransfer = {
  ...owned,
  ...noTransferHere,
  leg_joined: showOutStrangers,
  leg_over: (state: Talking, event: EventOf<'leg_over'>, policy: DeskPolicy): Decision => {
    if (isGuestLeg(state, event)) return move(withoutGuest(state, event));
    if (!isOwnerLeg(state, event)) return ignored;
    const heir = heirOf(state);
    return heir ? move(promote(state, heir)) : loseOwner(state.owner.party, policy);
  },
  agent_leaves: (state: Talking, event: WishOf<'agent_leaves'>): Decision => {
    const guest = guestBy(state, event);
    if (guest) return move(withoutGuest(state, guest), release(guest));
    if (!isOwner(state, event)) return refused('not_your_call');
    const heir = heirOf(state);
    return heir
      ? move(promote(state, heir), release(state.owner))
      : refused('customer_would_be_alone');
  },
} as const;

/** What holds in every state with a transfer under way. */
export const withTransfer = {
  ...owned,
  agent_holds: onlyOwner<Transferring, WishOf<'agent_holds'>>(refuse('transfer_in_progress')),
  agent_resumes: onlyOwner<Transferring, WishOf<'agent_resumes'>>(refuse('transfer_in_progress')),
  agent_transfers: onlyOwner<Transferring, WishOf<'agent_transfers'>>(
    refuse('transfer_in_progress'),
  ),
  agent_requeues: onlyOwner<Transferring, WishOf<'agent_requeues'>>(refuse('transfer_in_progress')),
} as const;

/** The target is still being rung, or rung for the first time soon. */
export const notAnsweredYet = {
  agent_merges: onlyOwnerOfTransfer(refuse('target_not_answered')),
} as const;

/**
 * Whether the owner hands over or simply leaves while the target is on the way: the ring goes on,
 * and the customer is the target's.
 */
export const handingOver = <S extends Transferring>(grant: (state: S) => Decision) => ({
  agent_completes: onlyOwnerOfTransfer(grant),
  agent_leaves: onlyOwner<S, WishOf<'agent_leaves'>>(grant),
});

/**
 * A step that the carrier is asked to take: whatever builds on it has to wait until it is
 * confirmed.
 */
export const oneStepAtATime = {
  agent_swaps: onlyOwnerOfTransfer(refuse('transfer_in_progress')),
  agent_merges: onlyOwnerOfTransfer(refuse('transfer_in_progress')),
  agent_completes: onlyOwnerOfTransfer(refuse('transfer_in_progress')),
} as const;

/**
 * The target has answered and may leave, and the customer comes back; the owner may not leave the
 * customer alone.
 */
export const targetLeaves =
  (...comeBack: Command[]) =>
  (state: Transferring, event: WishOf<'agent_leaves'>): Decision => {
    if (isTarget(state, event)) {
      return ownerGoesOn(state, 'target-left', release(state.transfer.target), ...comeBack);
    }
    return refused(isOwner(state, event) ? 'customer_would_be_alone' : 'not_your_call');
  };

/** Cancels a transfer for which the customer was put on hold: owner and customer talk again. */
export const cancelAndResume = onlyOwnerOfTransfer((state) =>
  ownerGoesOn(state, 'canceled', release(state.transfer.target), resumeCustomer),
);

/** Cancels a transfer during which owner and customer have been talking all along. */
export const cancelAndGoOn = onlyOwnerOfTransfer((state) =>
  ownerGoesOn(state, 'canceled', release(state.transfer.target)),
);

/** Starts a transfer; `comeBack` is what brings the customer back who is to be heard by all. */
export const startTransfer = (...comeBack: Command[]) =>
  onlyOwner<Talking, WishOf<'agent_transfers'>>(({ owner, guests }, { mode, transfer }) => {
    const isTargeted = ({ party }: PartyLeg) => isSameParty(party, transfer.target.party);
    if (isTargeted(owner)) return refused('target_is_owner');
    if (guests.some(isTargeted)) {
      return refused('target_on_the_call');
    }
    if (mode !== 'add' && guests.length > 0) return refused('others_on_the_call');
    const both = { owner, transfer };
    switch (mode) {
      case 'consult':
        return move({ name: 'consult-holding', ...both }, holdCustomer('hold-music'));
      case 'add':
        return move({ name: 'add-ringing', ...both, guests }, ...comeBack, ring(transfer.target));
      case 'blind':
        return stepAside(both, ring(transfer.target));
    }
  });
