import type { AgentId, PartyText } from './ids';
import {
  agentIdOf,
  agentParty,
  isAgent,
  isSameParty,
  partyOf,
  queue,
  receiverOf,
  textOf,
} from './party';

const ada = agentParty('ada');
const zoe = partyOf('+12025550123');

describe('a party', () => {
  it.each([
    ['ada', { kind: 'agent', id: 'ada' }],
    ['12025550123', { kind: 'agent', id: '12025550123' }],
    ['agent_1', { kind: 'agent', id: 'agent_1' }],
    ['+12025550123', { kind: 'outside', number: '+12025550123' }],
  ] as const)('is read from %s, and written as the same text', (text, party) => {
    expect(partyOf(text)).toEqual(party);
    expect(textOf(partyOf(text))).toBe(text);
  });

  it('is compared by what it is, not by the object that says so', () => {
    expect(isSameParty(ada, agentParty('ada'))).toBe(true);
    expect(isSameParty(zoe, partyOf('+12025550123'))).toBe(true);
    expect(isSameParty(ada, agentParty('ben'))).toBe(false);
    expect(isSameParty(zoe, partyOf('+12025550124'))).toBe(false);
    // An agent may have the digits of a number as their id.
    expect(isSameParty(zoe, agentParty('12025550123'))).toBe(false);
  });

  it('is an agent only if it is one of the desk', () => {
    expect(isAgent(ada, 'ada')).toBe(true);
    expect(isAgent(ada, 'ben')).toBe(false);
    expect(isAgent(zoe, '+12025550123')).toBe(false);
    expect(agentIdOf(ada)).toBe('ada');
    expect(agentIdOf(zoe)).toBeNull();
  });
});

describe('who gets a customer', () => {
  it('is the queue or a party, and is read from the text that it is written as', () => {
    for (const receiver of [queue, ada, zoe]) {
      expect(receiverOf(textOf(receiver))).toEqual(receiver);
    }
    expect(textOf(queue)).toBe('queue');
  });
});

describe('a text', () => {
  it('that may be a number or the queue does not compile in the place of an agent’s id', () => {
    // @ts-expect-error -- a party may be an outside number
    const agent: AgentId = textOf(zoe);
    // @ts-expect-error -- a receiver may be the queue
    const party: PartyText = textOf(queue);

    expect([agent, party]).toEqual(['+12025550123', 'queue']);
  });
});
