import type { CallView } from '@baton/shared-types';
import { aCall, aTransfer, ben } from '../../testing/a-call';
import { endOf, endWords } from './end-words';

const goesOn = (call: Partial<CallView> = {}) =>
  aCall({ myRole: 'past', parties: [ben({ role: 'owner' })], ...call });
const toMe = { from: 'agent2', target: { id: 'agent1', name: 'Ada' } };
const told = (view: CallView, lastRole: CallView['myRole']) => {
  const { title, detail } = endWords(endOf(view, 'agent1'), view, lastRole);
  return `${title}. ${detail}`;
};

describe('how a call is over for an agent', () => {
  it.each<[string, CallView, string, CallView['myRole']?]>([
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
      'target',
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
      'the agent was lost and a colleague has it',
      goesOn(),
      'You are no longer on this call. Ben is with the customer.',
    ],
    [
      'the agent was lost and nobody has it yet',
      goesOn({ state: 'queued', parties: [] }),
      'You are no longer on this call. You could not be reached in time. The customer hears an announcement and music while the next agent is called.',
    ],
  ])('%s', (_situation, view, sentence, lastRole = 'owner') => {
    expect(told(view, lastRole)).toBe(sentence);
  });
});
