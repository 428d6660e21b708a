import { ada, ben, cleo, sample } from '../testing/sample-states';
import { connectedTo } from '../testing/telling';
import type { CallStateName } from './call';
import { type Without, withoutAgent } from './without-agent';

const recover = { agentLoss: 'recover' } as const;
const waits: Without = { customer: 'waits' };
const staysWithBen: Without = { customer: 'stays-with', party: ben.party };
const goesToBen: Without = { customer: 'goes-to', party: ben.party };

/* What becomes of the customer without Ada, who has the call in these. */
const withoutAda: Partial<Record<CallStateName, Without>> = {
  connected: waits,
  held: waits,
  'consult-holding': waits,
  'consult-ringing': goesToBen,
  'consult-ringing-swapped': goesToBen,
  consulting: staysWithBen,
  swapping: goesToBen,
  swapped: goesToBen,
  'swapping-back': goesToBen,
  'add-ringing': goesToBen,
  merged: staysWithBen,
  completing: staysWithBen,
};

describe('what becomes of the customer without an agent', () => {
  it.each(Object.entries(withoutAda))('who has the call, in %s', (name, without) => {
    const state = sample[name as CallStateName];

    expect(withoutAgent(state, 'ada', recover)).toEqual(without);
  });

  it.each(['consulting', 'swapped', 'merged'] as const)('who was asked to join, in %s', (name) => {
    expect(withoutAgent(sample[name], 'ben', recover)).toEqual({
      customer: 'stays-with',
      party: ada.party,
    });
  });

  it('with guests: one of the guests gets the call', () => {
    expect(withoutAgent(connectedTo(ada, cleo), 'ada', recover)).toEqual({
      customer: 'stays-with',
      party: cleo.party,
    });
  });

  it('at a desk that ends the calls of lost agents', () => {
    const policy = { agentLoss: 'end-call' } as const;

    expect(withoutAgent(sample.connected, 'ada', policy)).toEqual({ customer: 'hung-up' });
    expect(withoutAgent(sample.consulting, 'ada', policy)).toEqual(staysWithBen);
  });

  it('is nothing to ask for an agent who is not on the call', () => {
    for (const state of Object.values(sample)) {
      expect(withoutAgent(state, 'nobody', recover)).toBeNull();
    }
  });
});
