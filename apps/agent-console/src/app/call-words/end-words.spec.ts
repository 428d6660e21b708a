import type { CallEnd, CallView } from '@baton/shared-types';
import { aCall, anEnd, ben } from '../../testing/a-call';
import { endWords } from './end-words';
import { missedWords } from './missed-words';

const agentBen = { kind: 'agent', id: 'agent2', name: 'Ben' } as const;
const queue = { kind: 'queue', id: 'queue', name: 'queue' } as const;
const outside = { kind: 'outside', id: '+12025550199', name: '+12025550199' } as const;

const over = (myEnd: Partial<CallEnd>, call: Partial<CallView> = {}) =>
  aCall({
    myRole: 'past',
    parties: [ben({ role: 'owner' })],
    ...call,
    myEnd: anEnd(myEnd),
  });
const ended = (outcome: CallView['outcome'], myEnd: Partial<CallEnd>) =>
  over(myEnd, { state: 'ended', outcome, parties: [] });
const told = (view: CallView) => {
  const { title, detail } = endWords(view, 'agent1');
  return `${title}. ${detail}`;
};

describe('how a call is over for an agent', () => {
  it.each<[string, CallView, string]>([
    [
      'the customer hung up',
      ended('customer-hung-up', { kind: 'customer-hung-up' }),
      'The customer hung up. The call has ended for everyone.',
    ],
    [
      'they ended it',
      ended('agent-ended', {
        kind: 'agent-ended',
        agent: { kind: 'agent', id: 'agent1', name: 'Ada' },
      }),
      'You ended the call. The customer heard a goodbye message.',
    ],
    [
      'a colleague ended it',
      ended('agent-ended', { kind: 'agent-ended', agent: agentBen }),
      'Ben ended the call. The customer heard a goodbye message.',
    ],
    [
      'the desk ends the call of a lost agent',
      ended('agent-lost', { kind: 'lost' }),
      'Connection lost, call ended. Calls end here when the agent loses the connection. The customer heard a goodbye message.',
    ],
    [
      'the colleague is rung for the customer',
      over({ kind: 'handing-over', agent: agentBen }, { state: 'offering', parties: [] }),
      'Handing over to Ben. The customer hears music while it rings. If Ben does not answer, the customer comes back to you.',
    ],
    [
      'the colleague comes in from the lobby',
      over(
        { kind: 'handing-over', agent: agentBen },
        { state: 'offering', parties: [ben({ role: 'offered', status: 'waiting' })] },
      ),
      'Handing over to Ben. The customer hears music until Ben is on the line.',
    ],
    [
      'it was handed over',
      over({ kind: 'handed-over', agent: agentBen }),
      'Handed over to Ben. Ben and the customer are talking.',
    ],
    [
      'it was handed over and has gone on to somebody else',
      over({ kind: 'handed-over', agent: { kind: 'agent', id: 'agent3', name: 'Cleo' } }),
      'Handed over to Cleo. Cleo took the call from you.',
    ],
    [
      'it was handed over and is over by now',
      ended('customer-hung-up', { kind: 'handed-over', agent: agentBen }),
      'Handed over to Ben. The customer has hung up.',
    ],
    [
      'it was handed over to an outside number',
      over(
        { kind: 'handed-over', agent: outside },
        { parties: [ben({ role: 'owner', agent: outside })] },
      ),
      'Handed over to +1 202 555 0199. +1 202 555 0199 and the customer are talking.',
    ],
    [
      'they left others to it',
      over({ kind: 'left' }),
      'You left the call. Ben stays with the customer.',
    ],
    [
      'the colleague took it back',
      over({ kind: 'taken-back', agent: agentBen }),
      'Ben took the call back. You are no longer on the call. They are with the customer.',
    ],
    [
      'the customer was put back into the queue',
      over({ kind: 'handed-over', agent: queue }, { state: 'queued', parties: [] }),
      'The customer is back in the queue. The customer hears music until the next agent takes the call.',
    ],
    [
      'somebody has taken the customer out of the queue',
      over({ kind: 'handed-over', agent: queue }),
      'The customer is back in the queue. Ben has taken the call.',
    ],
    [
      'the customer would not wait in the queue',
      ended('callback-booked', { kind: 'handed-over', agent: queue }),
      'The customer is back in the queue. The customer chose to be called back. See customer requests.',
    ],
    [
      'they were lost, and a colleague has the call: nothing was handed over',
      over({ kind: 'lost', agent: agentBen }),
      'You are no longer on this call. Your connection was lost. Ben is with the customer.',
    ],
    [
      'they were lost, and nobody has the call yet',
      over({ kind: 'lost' }, { state: 'queued', parties: [] }),
      'You are no longer on this call. Your connection was lost. The customer hears an announcement and music until the next agent answers.',
    ],
    [
      'they were rung again and did not answer',
      over({ kind: 'no-answer' }, { state: 'queued', parties: [] }),
      'You are no longer on this call. You could not be reached in time. The customer hears an announcement and music until the next agent answers.',
    ],
  ])('%s', (_situation, view, sentence) => {
    expect(told(view)).toBe(sentence);
  });
});

describe('the notice about a ring that stopped', () => {
  it.each<[CallEnd['kind'], CallEnd['agent'], string | null]>([
    ['customer-hung-up', null, 'The customer hung up before you answered: +1 202 555 0147.'],
    ['no-answer', null, 'You missed a call: +1 202 555 0147.'],
    ['offline', null, 'A call could not reach you: +1 202 555 0147.'],
    ['went-away', null, 'You are away, so the call goes to the next agent: +1 202 555 0147.'],
    ['agent-ended', agentBen, 'Ben ended the call: +1 202 555 0147.'],
    ['withdrawn', agentBen, 'Ben no longer needs you.'],
    ['withdrawn', null, null],
    ['declined', null, null],
  ])('says why for "%s" by %j', (kind, agent, sentence) => {
    expect(missedWords(over({ kind, agent, wasOnCall: false }))).toBe(sentence);
  });

  it('names a caller who hides their number so', () => {
    const hidden = { number: null, hears: 'nothing', heldSince: null } as const;
    const view = over({ kind: 'no-answer', wasOnCall: false }, { customer: hidden });
    expect(missedWords(view)).toBe('You missed a call: Hidden number.');
  });
});
