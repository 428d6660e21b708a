import { callStateNames, type CallState } from './call';
import { decide } from './decide';
import { callEventTypes, type CallEvent } from './event';
import { ada, ben, sample, toBen } from '../testing/sample-states';

/** Every event, as Ada the owner or as the carrier would bring it, about each leg that it can be about. */
const events: Record<string, CallEvent> = {
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

function shown(state: CallState, event: CallEvent): string {
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

/** The machine as a document: one paragraph a state, one line an event. */
function printed(): string {
  const width = Math.max(...Object.keys(events).map(({ length }) => length)) + 2;
  return callStateNames
    .map((name) => {
      const lines = Object.entries(events).map(
        ([title, event]) => `  ${title.padEnd(width)}${shown(sample[name], event)}`,
      );
      return [name, ...lines].join('\n');
    })
    .join('\n\n');
}

describe('the call machine, printed', () => {
  it('decides every event in every state as reviewed here (· is ignored)', () => {
    expect(`\n${printed()}\n`).toMatchSnapshot();
  });

  it('prints every event there is', () => {
    expect(new Set(Object.values(events).map(({ type }) => type))).toEqual(new Set(callEventTypes));
  });
});
