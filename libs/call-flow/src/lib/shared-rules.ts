/* Rules that several states share, so that a state of the machine lists only what is its own. */

import type { Decision, DeskPolicy } from './decision';
import type { EventOf } from './event';
import {
  type Transferring,
  type Owned,
  type WishOf,
  ignored,
  ignore,
  refuse,
  move,
  settle,
  resumeCustomer,
  ring,
  release,
  holdCustomer,
  isOwnerLeg,
  owner,
  ownerOfTransfer,
  showOutStrangers,
  loseOwner,
  startAgain,
  offerToTarget,
  stepAside,
  customerHangsUp,
  agentEnds,
  bothLegs,
} from './moves';

/** Reports about holding, where no step waits for them. */
export const holdDoesNotMatter = {
  customer_held: ignore,
  customer_resumed: ignore,
  hold_failed: ignore,
  resume_failed: ignore,
} as const;

/** The desk's own events, where the customer does not wait for them. */
export const notWaiting = {
  agent_offered: refuse('not_queued'),
  agent_recalled: refuse('not_queued'),
  grace_over: ignore,
} as const;

/** Nobody owns the call yet, so nobody may act on it. */
export const nobodyMayAct = {
  agent_holds: refuse('no_agent_yet'),
  agent_resumes: refuse('no_agent_yet'),
  agent_transfers: refuse('no_agent_yet'),
  agent_completes: refuse('no_agent_yet'),
  agent_cancels: refuse('no_agent_yet'),
  agent_merges: refuse('no_agent_yet'),
  agent_leaves: refuse('no_agent_yet'),
  agent_ends: refuse('no_agent_yet'),
} as const;

export const noTransferHere = {
  agent_completes: refuse('no_such_transfer'),
  agent_cancels: refuse('no_such_transfer'),
  agent_merges: refuse('no_such_transfer'),
} as const;

/** What holds in every state with one agent and no transfer. */
export const oneAgent = {
  leg_joined: showOutStrangers,
  leg_over: (state: Owned, event: EventOf<'leg_over'>, policy: DeskPolicy) =>
    isOwnerLeg(state, event) ? loseOwner(state.owner.agent, policy) : ignored,
  customer_left: (state: Owned) => customerHangsUp([state.owner], false),
  room_lost: (state: Owned) => startAgain(state.owner),
  ...notWaiting,
  agent_leaves: owner<Owned, WishOf<'agent_leaves'>>(refuse('customer_would_be_alone')),
  agent_ends: owner<Owned, WishOf<'agent_ends'>>((state) => agentEnds([state.owner], false)),
  ...noTransferHere,
} as const;

/** What holds in every state with a transfer under way. */
export const twoAgents = {
  customer_left: (state: Transferring) => customerHangsUp(bothLegs(state), true),
  room_lost: (state: Transferring): Decision => ({
    ...startAgain(...bothLegs(state)),
    settled: 'failed',
  }),
  ...notWaiting,
  agent_holds: owner<Transferring, WishOf<'agent_holds'>>(refuse('transfer_in_progress')),
  agent_resumes: owner<Transferring, WishOf<'agent_resumes'>>(refuse('transfer_in_progress')),
  agent_transfers: owner<Transferring, WishOf<'agent_transfers'>>(refuse('transfer_in_progress')),
  agent_ends: owner<Transferring, WishOf<'agent_ends'>>((state) =>
    agentEnds(bothLegs(state), true),
  ),
} as const;

export const notAnsweredYet = {
  agent_merges: ownerOfTransfer(refuse('target_not_answered')),
  agent_leaves: owner<Transferring, WishOf<'agent_leaves'>>(refuse('customer_would_be_alone')),
} as const;

/** Cancels a transfer for which the customer was put on hold: owner and customer talk again. */
export const cancelAndResume = ownerOfTransfer((state) =>
  settle(
    'canceled',
    { name: 'connected', owner: state.owner },
    release(state.transfer.target),
    resumeCustomer,
  ),
);

/** Cancels a transfer during which owner and customer have been talking all along. */
export const cancelAndGoOn = ownerOfTransfer((state) =>
  settle('canceled', { name: 'connected', owner: state.owner }, release(state.transfer.target)),
);

/** Starts a transfer from a call with one agent, whose customer is live or held. */
export const startTransfer = (customer: 'live' | 'held') =>
  owner<Owned, WishOf<'agent_transfers'>>(({ owner: first }, { mode, transfer }) => {
    if (transfer.target.agent === first.agent) {
      return { kind: 'refused', because: 'target_is_owner' };
    }
    const both = { owner: first, transfer };
    const comeBack = customer === 'held' ? [resumeCustomer] : [];
    switch (mode) {
      case 'consult':
        return move({ name: 'consult-holding', ...both }, holdCustomer('hold-music'));
      case 'add':
        return move({ name: 'add-ringing', ...both }, ...comeBack, ring(transfer.target));
      case 'blind':
        return customer === 'held'
          ? offerToTarget({ name: 'held', ...both }, release(first), ring(transfer.target))
          : stepAside({ name: 'connected', ...both }, ring(transfer.target));
    }
  });
