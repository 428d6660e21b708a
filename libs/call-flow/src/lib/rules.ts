import type { CallState, CallStateName, StateOf } from './call';
import type { Decision, DeskPolicy } from './decision';
import type { CallEvent, EventOf } from './event';
import {
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
  isParty,
  showOutStrangers,
  showOutStarter,
  startAgain,
  offerToTarget,
  stepAside,
  targetTakesOver,
  customerHangsUp,
  parkedAgain,
  offerLegs,
  giveBack,
  loseOwner,
} from './moves';
import {
  holdDoesNotMatter,
  notWaiting,
  nobodyMayAct,
  oneAgent,
  twoAgents,
  notAnsweredYet,
  cancelAndResume,
  cancelAndGoOn,
  startTransfer,
} from './shared-rules';

/** One decision for every event in every state: a missing pair does not compile. */
export type Rules = {
  readonly [N in CallStateName]: {
    readonly [T in CallEvent['type']]: (
      state: StateOf<N>,
      event: EventOf<T>,
      policy: DeskPolicy,
    ) => Decision;
  };
};

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
      move(
        { name: 'offering', parked, offer, transferId: null, recall: null, leaving: null },
        ring(offer),
      ),
    agent_recalled: refuse('not_queued'),
    grace_over: ignore,
  },

  offering: {
    ...holdDoesNotMatter,
    ...nobodyMayAct,
    ...notWaiting,
    customer_held: (state) =>
      state.leaving === null ? ignored : move({ ...state, leaving: null }, release(state.leaving)),
    leg_joined: (state, event) => {
      if (!isParty(state, event)) return showOutStarter(state, event);
      if (event.leg !== state.offer.leg) return ignored;
      const commands = [
        ...(state.parked === 'hold' ? [resumeCustomer] : []),
        ...(state.leaving === null ? [] : [release(state.leaving)]),
      ];
      const to: CallState = { name: 'connected', owner: state.offer };
      return state.transferId === null
        ? move(to, ...commands)
        : settle('completed', to, ...commands);
    },
    leg_over: (state, { leg, outcome }) => {
      if (leg === state.leaving?.leg) return move({ ...state, leaving: null });
      if (leg !== state.offer.leg) return ignored;
      const next = state.recall === null ? parkedAgain(state.parked) : giveBack(state);
      return state.transferId === null ? next : { ...next, settled: unanswered(outcome) };
    },
    customer_left: (state) => customerHangsUp(offerLegs(state), state.transferId !== null),
    room_lost: (state) => {
      const next = startAgain(...offerLegs(state));
      return state.transferId === null ? next : { ...next, settled: 'failed' };
    },
  },

  connected: {
    ...holdDoesNotMatter,
    ...oneAgent,
    resume_failed: ({ owner: first }) => move({ name: 'held', owner: first }),
    agent_holds: owner(({ owner: first }) =>
      move({ name: 'held', owner: first }, holdCustomer('hold-music')),
    ),
    agent_resumes: owner(refuse('not_held')),
    agent_transfers: startTransfer('live'),
  },

  held: {
    ...holdDoesNotMatter,
    ...oneAgent,
    hold_failed: ({ owner: first }) => move({ name: 'connected', owner: first }),
    agent_holds: owner(refuse('already_held')),
    agent_resumes: owner(({ owner: first }) =>
      move({ name: 'connected', owner: first }, resumeCustomer),
    ),
    agent_transfers: startTransfer('held'),
  },

  'consult-holding': {
    ...holdDoesNotMatter,
    ...twoAgents,
    ...notAnsweredYet,
    customer_held: ({ owner: first, transfer }) =>
      move({ name: 'consult-ringing', owner: first, transfer }, ring(transfer.target)),
    hold_failed: (state) => settle('failed', { name: 'connected', owner: state.owner }),
    leg_joined: showOutStrangers,
    leg_over: (state, event, policy) =>
      // Nobody has been rung yet: the transfer goes with its owner.
      isOwnerLeg(state, event)
        ? { ...loseOwner(state.owner.agent, policy), settled: 'canceled' }
        : ignored,
    agent_completes: ownerOfTransfer((state) => stepAside(state, ring(state.transfer.target))),
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
      if (isOwnerLeg(state, event)) return offerToTarget(state, holdCustomer('reconnecting'));
      if (!isTargetLeg(state, event)) return ignored;
      return settle(unanswered(event.outcome), { name: 'held', owner: state.owner });
    },
    agent_completes: ownerOfTransfer((state) => offerToTarget(state, release(state.owner))),
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
    agent_merges: ownerOfTransfer((state) =>
      move({ name: 'merged', owner: state.owner, transfer: state.transfer }, resumeCustomer),
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
      if (isOwnerLeg(state, event)) return offerToTarget(state, holdCustomer('reconnecting'));
      if (!isTargetLeg(state, event)) return ignored;
      return settle(unanswered(event.outcome), { name: 'connected', owner: state.owner });
    },
    agent_completes: ownerOfTransfer((state) => stepAside(state)),
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
    resume_failed: (state) =>
      move({ name: 'consulting', owner: state.owner, transfer: state.transfer }),
    agent_completes: ownerOfTransfer((state) => targetTakesOver(state, release(state.owner))),
    agent_merges: ownerOfTransfer(refuse('already_merged')),
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
    agent_merges: ownerOfTransfer(refuse('transfer_in_progress')),
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

  'owner-lost': {
    ...holdDoesNotMatter,
    ...nobodyMayAct,
    leg_joined: showOutStrangers,
    leg_over: ignore,
    customer_left: () => customerHangsUp([], false),
    room_lost: () => startAgain(),
    agent_offered: refuse('not_queued'),
    agent_recalled: (state, { offer }) =>
      offer.agent === state.agent
        ? move({ name: 'recalling', offer }, ring(offer))
        : { kind: 'refused', because: 'not_your_call' },
    grace_over: () => parkedAgain('hold'),
  },

  recalling: {
    ...holdDoesNotMatter,
    ...nobodyMayAct,
    ...notWaiting,
    leg_joined: (state, event) =>
      isParty(state, event)
        ? move({ name: 'connected', owner: state.offer }, resumeCustomer)
        : showOutStrangers(state, event),
    leg_over: (state, event) => (isParty(state, event) ? parkedAgain('hold') : ignored),
    customer_left: (state) => customerHangsUp([state.offer], false),
    room_lost: (state) => startAgain(state.offer),
  },

  /** Reports arrive late and twice; an ended call takes no notice of them. */
  ended: {
    ...holdDoesNotMatter,
    leg_joined: showOutStrangers,
    leg_over: ignore,
    customer_left: ignore,
    room_lost: ignore,
    agent_offered: refuse('already_over'),
    agent_recalled: refuse('already_over'),
    grace_over: ignore,
    agent_holds: refuse('already_over'),
    agent_resumes: refuse('already_over'),
    agent_transfers: refuse('already_over'),
    agent_completes: refuse('already_over'),
    agent_cancels: refuse('already_over'),
    agent_merges: refuse('already_over'),
    agent_leaves: refuse('already_over'),
    agent_ends: refuse('already_over'),
  },
};
