import { type CallState, callStateNames, type CallStateName } from '../lib/call';
import { decide } from '../lib/decide';
import type { CallEvent } from '../lib/event';
import { ada, ben, sample, toBen } from './sample-states';

/**
 * Every event, as Ada the owner or as the carrier would bring it, about each leg that it can be
 * about.
 */
export const sampleEvents: Record<string, CallEvent> = {
  'leg_joined (ben)': { type: 'leg_joined', leg: ben.leg },
  'leg_joined (stranger)': { type: 'leg_joined', leg: 'leg-of-nobody' },
  'leg_waiting (ben)': { type: 'leg_waiting', leg: ben.leg },
  'leg_over (ada)': { type: 'leg_over', leg: ada.leg, outcome: 'left' },
  'leg_over (ben)': { type: 'leg_over', leg: ben.leg, outcome: 'declined' },
  'leg_over (stranger)': { type: 'leg_over', leg: 'leg-of-nobody', outcome: 'left' },
  customer_left: { type: 'customer_left' },
  customer_held: { type: 'customer_held' },
  customer_resumed: { type: 'customer_resumed' },
  hold_failed: { type: 'hold_failed' },
  resume_failed: { type: 'resume_failed' },
  room_lost: { type: 'room_lost' },
  'customer_chooses (callback)': { type: 'customer_chooses', choice: 'callback' },
  'customer_chooses (voicemail)': { type: 'customer_chooses', choice: 'voicemail' },
  'customer_chooses (wait)': { type: 'customer_chooses', choice: 'wait' },
  message_left: { type: 'message_left' },
  nothing_said: { type: 'nothing_said' },
  agent_offered: { type: 'agent_offered', offer: ben },
  'agent_recalled (ada)': { type: 'agent_recalled', offer: ada },
  grace_over: { type: 'grace_over' },
  wait_over: { type: 'wait_over' },
  choice_over: { type: 'choice_over' },
  'agent_holds (ada)': { type: 'agent_holds', by: 'ada' },
  'agent_resumes (ada)': { type: 'agent_resumes', by: 'ada' },
  'agent_transfers (consult)': {
    type: 'agent_transfers',
    by: 'ada',
    mode: 'consult',
    transfer: toBen,
  },
  'agent_transfers (add)': { type: 'agent_transfers', by: 'ada', mode: 'add', transfer: toBen },
  'agent_transfers (blind)': {
    type: 'agent_transfers',
    by: 'ada',
    mode: 'blind',
    transfer: toBen,
  },
  'agent_requeues (ada)': { type: 'agent_requeues', by: 'ada', transferId: 'to-the-queue' },
  'agent_swaps (ada)': { type: 'agent_swaps', by: 'ada', transferId: toBen.id },
  'agent_completes (ada)': { type: 'agent_completes', by: 'ada', transferId: toBen.id },
  'agent_cancels (ada)': { type: 'agent_cancels', by: 'ada', transferId: toBen.id },
  'agent_merges (ada)': { type: 'agent_merges', by: 'ada', transferId: toBen.id },
  'agent_leaves (ada)': { type: 'agent_leaves', by: 'ada' },
  'agent_leaves (ben)': { type: 'agent_leaves', by: 'ben' },
  'agent_ends (ada)': { type: 'agent_ends', by: 'ada' },
  'agent_ends (ben)': { type: 'agent_ends', by: 'ben' },
};

/** Tells in one line what the machine decides; `·` is ignored. */
export function decided(state: CallState, event: CallEvent): string {
  const decision = decide(state, event);
  switch (decision.kind) {
    case 'ignored':
      return '·';
    case 'refused':
      return `refused: ${decision.because}`;
    case 'moved': {
      const commands = decision.commands.map(({ type }) => type).join(', ');
      const settled = decision.settled === undefined ? '' : ` [${decision.settled}]`;
      return `${decision.to.name}${settled}${commands === '' ? '' : ` (${commands})`}`;
    }
  }
}

/** One line for each event: what the machine decides in this state. */
export function printedState(name: CallStateName): string {
  const width = Math.max(...Object.keys(sampleEvents).map(({ length }) => length)) + 2;
  return Object.entries(sampleEvents)
    .map(([title, event]) => `${title.padEnd(width)}${decided(sample[name], event)}`)
    .join('\n');
}

/** Which states lead to which others, and by which events. */
export function printedWays(): Map<CallStateName, Map<CallStateName, string[]>> {
  return new Map(
    callStateNames.map((from) => {
      const ways = new Map<CallStateName, string[]>();
      for (const event of Object.values(sampleEvents)) {
        const decision = decide(sample[from], event);
        if (decision.kind !== 'moved' || decision.to.name === from) continue;
        const known = ways.get(decision.to.name) ?? [];
        ways.set(decision.to.name, [...new Set([...known, event.type])]);
      }
      return [from, ways];
    }),
  );
}
