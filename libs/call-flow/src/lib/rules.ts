import type { CallState, CallStateName, StateOf } from './call';
import type { Command, Decision } from './decision';
import type { CallEvent, EventOf } from './event';
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
  isOwner,
  isTarget,
  isOwnerLeg,
  isTargetLeg,
  owner,
  ownerOfTransfer,
  unanswered,
  showOutStarter,
  showOutStrangers,
  requeue,
  startAgain,
  offerToTarget,
  targetTakesOver,
  customerHangsUp,
  agentEnds,
  bothLegs,
  parkedAgain,
} from './moves';

/** One decision for every event in every state: a missing pair does not compile. */
export type Rules = {
  readonly [N in CallStateName]: {
    readonly [T in CallEvent['type']]: (state: StateOf<N>, event: EventOf<T>) => Decision;
  };
};

/* Rules that several states share, so that a state below lists only what is its own. */

/** Reports about holding, where no step waits for them. */
const holdDoesNotMatter = {
  customer_held: ignore,
  customer_resumed: ignore,
  hold_failed: ignore,
  resume_failed: ignore,
} as const;

/** Nobody owns the call yet, so nobody may act on it. */
const nobodyMayAct = {
  agent_holds: refuse('no_agent_yet'),
  agent_resumes: refuse('no_agent_yet'),
  agent_transfers: refuse('no_agent_yet'),
  agent_completes: refuse('no_agent_yet'),
  agent_cancels: refuse('no_agent_yet'),
  agent_leaves: refuse('no_agent_yet'),
  agent_ends: refuse('no_agent_yet'),
} as const;

const noTransferHere = {
  agent_completes: refuse('no_such_transfer'),
  agent_cancels: refuse('no_such_transfer'),
} as const;

/** What holds in every state with one agent and no transfer. */
const oneAgent = {
  leg_joined: showOutStrangers,
  leg_over: (state: Owned, event: EventOf<'leg_over'>) =>
    isOwnerLeg(state, event) ? requeue() : ignored,
  customer_left: (state: Owned) => customerHangsUp([state.owner], false),
  room_lost: (state: Owned) => startAgain(state.owner),
  agent_offered: refuse('not_queued'),
  agent_leaves: owner<Owned, WishOf<'agent_leaves'>>(refuse('customer_would_be_alone')),
  agent_ends: owner<Owned, WishOf<'agent_ends'>>((state) => agentEnds([state.owner], false)),
  ...noTransferHere,
} as const;

/** What holds in every state with a transfer under way. */
const twoAgents = {
  customer_left: (state: Transferring) => customerHangsUp(bothLegs(state), true),
  room_lost: (state: Transferring): Decision => ({
    ...startAgain(...bothLegs(state)),
    settled: 'failed',
  }),
  agent_offered: refuse('not_queued'),
  agent_holds: owner<Transferring, WishOf<'agent_holds'>>(refuse('transfer_in_progress')),
  agent_resumes: owner<Transferring, WishOf<'agent_resumes'>>(refuse('transfer_in_progress')),
  agent_transfers: owner<Transferring, WishOf<'agent_transfers'>>(refuse('transfer_in_progress')),
  agent_ends: owner<Transferring, WishOf<'agent_ends'>>((state) =>
    agentEnds(bothLegs(state), true),
  ),
} as const;

const notAnsweredYet = {
  agent_completes: ownerOfTransfer(refuse('target_not_answered')),
  agent_leaves: owner<Transferring, WishOf<'agent_leaves'>>(refuse('customer_would_be_alone')),
} as const;

/** Cancels a transfer for which the customer was put on hold: owner and customer talk again. */
const cancelAndResume = ownerOfTransfer((state) =>
  settle(
    'canceled',
    { name: 'connected', owner: state.owner },
    release(state.transfer.target),
    resumeCustomer,
  ),
);

/** Cancels a transfer during which owner and customer have been talking all along. */
const cancelAndGoOn = ownerOfTransfer((state) =>
  settle('canceled', { name: 'connected', owner: state.owner }, release(state.transfer.target)),
);

/** Starts a transfer from a call with one agent; `beforeAdding` brings a held customer back first. */
const startTransfer = (...beforeAdding: Command[]) =>
  owner<Owned, WishOf<'agent_transfers'>>(({ owner: first }, { mode, transfer }) => {
    if (transfer.target.agent === first.agent) {
      return { kind: 'refused', because: 'target_is_owner' };
    }
    return mode === 'consult'
      ? move({ name: 'consult-holding', owner: first, transfer }, holdCustomer('hold-music'))
      : move(
          { name: 'add-ringing', owner: first, transfer },
          ...beforeAdding,
          ring(transfer.target),
        );
  });

/** The call machine, a state a paragraph. */
export const rules: Rules = {
  queued: {
    ...holdDoesNotMatter,
    ...nobodyMayAct,
    leg_joined: showOutStarter,
    leg_over: ignore,
    customer_left: () => customerHangsUp([], false),
    room_lost: () => startAgain(),
    agent_offered: ({ parked }, { offer }) =>
      move({ name: 'offering', parked, offer, transferId: null }, ring(offer)),
  },

  offering: {
    ...holdDoesNotMatter,
    ...nobodyMayAct,
    leg_joined: (state, { leg }) => {
      if (leg !== state.offer.leg) return showOutStarter(state, { type: 'leg_joined', leg });
      const to: CallState = { name: 'connected', owner: state.offer };
      const commands = state.parked === 'hold' ? [resumeCustomer] : [];
      return state.transferId === null
        ? move(to, ...commands)
        : settle('completed', to, ...commands);
    },
    leg_over: (state, { leg, outcome }) => {
      if (leg !== state.offer.leg) return ignored;
      const next = parkedAgain(state.parked);
      return state.transferId === null ? next : { ...next, settled: unanswered(outcome) };
    },
    customer_left: (state) => customerHangsUp([state.offer], state.transferId !== null),
    room_lost: (state) => {
      const next = startAgain(state.offer);
      return state.transferId === null ? next : { ...next, settled: 'failed' };
    },
    agent_offered: refuse('not_queued'),
  },

  connected: {
    ...holdDoesNotMatter,
    ...oneAgent,
    resume_failed: ({ owner: first }) => move({ name: 'held', owner: first }),
    agent_holds: owner(({ owner: first }) =>
      move({ name: 'held', owner: first }, holdCustomer('hold-music')),
    ),
    agent_resumes: owner(refuse('not_held')),
    agent_transfers: startTransfer(),
  },

  held: {
    ...holdDoesNotMatter,
    ...oneAgent,
    hold_failed: ({ owner: first }) => move({ name: 'connected', owner: first }),
    agent_holds: owner(refuse('already_held')),
    agent_resumes: owner(({ owner: first }) =>
      move({ name: 'connected', owner: first }, resumeCustomer),
    ),
    agent_transfers: startTransfer(resumeCustomer),
  },

  'consult-holding': {
    ...holdDoesNotMatter,
    ...twoAgents,
    ...notAnsweredYet,
    customer_held: ({ owner: first, transfer }) =>
      move({ name: 'consult-ringing', owner: first, transfer }, ring(transfer.target)),
    hold_failed: (state) => settle('failed', { name: 'connected', owner: state.owner }),
    leg_joined: showOutStrangers,
    leg_over: (state, event) =>
      // Nobody has been rung yet: the transfer goes with its owner.
      isOwnerLeg(state, event) ? { ...requeue(), settled: 'canceled' } : ignored,
    agent_cancels: ownerOfTransfer((state) =>
      settle('canceled', { name: 'connected', owner: state.owner }, resumeCustomer),
    ),
  },

  'consult-ringing': {
    ...holdDoesNotMatter,
    ...twoAgents,
    ...notAnsweredYet,
    leg_joined: (state, event) =>
      isTargetLeg(state, event)
        ? move({ name: 'consulting', owner: state.owner, transfer: state.transfer })
        : showOutStrangers(state, event),
    leg_over: (state, event) => {
      if (isOwnerLeg(state, event)) return offerToTarget(state);
      if (!isTargetLeg(state, event)) return ignored;
      return settle(unanswered(event.outcome), { name: 'held', owner: state.owner });
    },
    agent_cancels: cancelAndResume,
  },

  consulting: {
    ...holdDoesNotMatter,
    ...twoAgents,
    leg_joined: showOutStrangers,
    leg_over: (state, event) => {
      if (isOwnerLeg(state, event)) return targetTakesOver(state, resumeCustomer);
      if (!isTargetLeg(state, event)) return ignored;
      return settle('target-left', { name: 'connected', owner: state.owner }, resumeCustomer);
    },
    agent_completes: ownerOfTransfer((state) =>
      move({ name: 'completing', owner: state.owner, transfer: state.transfer }, resumeCustomer),
    ),
    agent_cancels: cancelAndResume,
    agent_leaves: (state, event) => {
      if (isTarget(state, event)) {
        return settle(
          'target-left',
          { name: 'connected', owner: state.owner },
          release(state.transfer.target),
          resumeCustomer,
        );
      }
      return {
        kind: 'refused',
        because: isOwner(state, event) ? 'customer_would_be_alone' : 'not_your_call',
      };
    },
  },

  'add-ringing': {
    ...holdDoesNotMatter,
    ...twoAgents,
    ...notAnsweredYet,
    leg_joined: (state, event) =>
      isTargetLeg(state, event)
        ? move({ name: 'merged', owner: state.owner, transfer: state.transfer })
        : showOutStrangers(state, event),
    leg_over: (state, event) => {
      if (isOwnerLeg(state, event)) return offerToTarget(state);
      if (!isTargetLeg(state, event)) return ignored;
      return settle(unanswered(event.outcome), { name: 'connected', owner: state.owner });
    },
    agent_cancels: cancelAndGoOn,
  },

  merged: {
    ...holdDoesNotMatter,
    ...twoAgents,
    leg_joined: showOutStrangers,
    leg_over: (state, event) => {
      if (isOwnerLeg(state, event)) return targetTakesOver(state);
      if (!isTargetLeg(state, event)) return ignored;
      return settle('target-left', { name: 'connected', owner: state.owner });
    },
    agent_completes: ownerOfTransfer((state) => targetTakesOver(state, release(state.owner))),
    agent_cancels: cancelAndGoOn,
    agent_leaves: (state, event) => {
      if (isOwner(state, event)) return targetTakesOver(state, release(state.owner));
      if (!isTarget(state, event)) return { kind: 'refused', because: 'not_your_call' };
      return settle(
        'target-left',
        { name: 'connected', owner: state.owner },
        release(state.transfer.target),
      );
    },
  },

  completing: {
    ...holdDoesNotMatter,
    ...twoAgents,
    leg_joined: showOutStrangers,
    customer_resumed: (state) => targetTakesOver(state, release(state.owner)),
    resume_failed: (state) =>
      move({ name: 'consulting', owner: state.owner, transfer: state.transfer }),
    leg_over: (state, event) => {
      if (isOwnerLeg(state, event)) return targetTakesOver(state, resumeCustomer);
      if (!isTargetLeg(state, event)) return ignored;
      return settle('target-left', { name: 'connected', owner: state.owner }, resumeCustomer);
    },
    agent_completes: ownerOfTransfer(refuse('transfer_in_progress')),
    agent_cancels: ownerOfTransfer((state) =>
      settle(
        'canceled',
        { name: 'connected', owner: state.owner },
        release(state.transfer.target),
        resumeCustomer,
      ),
    ),
    agent_leaves: refuse('transfer_in_progress'),
  },

  /** Reports arrive late and twice; an ended call takes no notice of them. */
  ended: {
    ...holdDoesNotMatter,
    leg_joined: showOutStrangers,
    leg_over: ignore,
    customer_left: ignore,
    room_lost: ignore,
    agent_offered: refuse('already_over'),
    agent_holds: refuse('already_over'),
    agent_resumes: refuse('already_over'),
    agent_transfers: refuse('already_over'),
    agent_completes: refuse('already_over'),
    agent_cancels: refuse('already_over'),
    agent_leaves: refuse('already_over'),
    agent_ends: refuse('already_over'),
  },
};
