import type { CallView } from '@baton/shared-types';
import { aCall, aTransfer, ben } from '../../testing/a-call';
import { endWords, type Leaver } from './end-words';

const goesOn = (call: Partial<CallView> = {}) =>
  aCall({ myRole: 'past', parties: [ben({ role: 'owner' })], ...call });
const toMe = { from: 'agent2', target: { id: 'agent1', name: 'Ada' } };
const told = (view: CallView, leaver: Partial<Leaver> = {}) => {
  const { title, detail } = endWords(view, {
    agentId: 'agent1',
    lastRole: 'owner',
    hasLeft: false,
    ...leaver,
  });
  return `${title}. ${detail}`;
};

describe('how a call is over for an agent', () => {
  it.each<[string, CallView, string, Partial<Leaver>?]>([
    [
      'the customer hung up',
      aCall({ state: 'ended', outcome: 'customer-hung-up' }),
      'The customer hung up. The call is over for everybody.',
    ],
    [
      'its owner ended it',
      aCall({ state: 'ended', outcome: 'agent-ended', myRole: 'past' }),
      'You ended the call. The customer heard a farewell.',
    ],
    [
      'a colleague ended it',
      aCall({ state: 'ended', outcome: 'agent-ended', myRole: 'past' }),
      'The call was ended. The customer heard a farewell.',
      { lastRole: 'target' },
    ],
    [
      'it was handed over',
      goesOn({ transfer: aTransfer({ outcome: 'completed' }) }),
      'Handed over to Ben. Ben and the customer are talking.',
    ],
    [
      'the agent left their colleague to it',
      goesOn({ transfer: aTransfer({ ...toMe, outcome: 'target-left' }) }),
      'You left the call. Ben stays with the customer.',
    ],
    [
      'the colleague took it back',
      goesOn({ transfer: aTransfer({ ...toMe, outcome: 'canceled' }) }),
      'Ben took the call back. You are no longer on the line; the customer is with them.',
    ],
    [
      'a guest left',
      goesOn(),
      'You left the call. Ben stays with the customer.',
      { lastRole: 'guest', hasLeft: true },
    ],
    [
      'the customer was put back into the queue',
      goesOn({ state: 'queued', parties: [], transfer: aTransfer({ outcome: 'queued' }) }),
      'The customer is back in the queue. They hear music, and the next available agent gets the call.',
    ],
    [
      'somebody has taken the customer out of the queue',
      goesOn({ transfer: aTransfer({ outcome: 'queued' }) }),
      'The customer is back in the queue. Ben has taken the call.',
    ],
    [
      'it was handed over to an outside number',
      goesOn({
        parties: [ben({ role: 'owner', agent: { id: '+12025550199', name: '+12025550199' } })],
        transfer: aTransfer({
          outcome: 'completed',
          target: { id: '+12025550199', name: '+12025550199' },
        }),
      }),
      'Handed over to +1 202 555 0199. +1 202 555 0199 and the customer are talking.',
    ],
    [
      'the customer wants to be called back',
      aCall({ state: 'ended', outcome: 'callback-booked', myRole: 'past' }),
      'The customer will be called back. They did not want to wait any longer. It is among the requests of customers.',
    ],
    [
      'the customer left a message',
      aCall({ state: 'ended', outcome: 'voicemail-left', myRole: 'past' }),
      'The customer left a message. They did not want to wait any longer. It is among the requests of customers.',
    ],
    [
      'the customer left no message',
      aCall({ state: 'ended', outcome: 'no-message', myRole: 'past' }),
      'The customer left no message. They did not want to wait any longer, and said nothing after the tone.',
    ],
    [
      'the agent was lost and a colleague has it',
      goesOn(),
      'You are no longer on this call. Ben is with the customer.',
    ],
    [
      'the agent was lost and nobody has it yet',
      goesOn({ state: 'queued', parties: [] }),
      'You are no longer on this call. You could not be reached in time. The customer hears an announcement and music while the next agent is called.',
    ],
  ])('%s', (_situation, view, sentence, leaver = {}) => {
    expect(told(view, leaver)).toBe(sentence);
  });
});
