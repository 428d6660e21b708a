import type { AgentId, CallId, LegId } from './ids';

describe('an id', () => {
  it('of one thing does not compile in the place of an id of another', () => {
    const leg: LegId = 'leg-of-ada';
    // @ts-expect-error -- a leg is no call
    const call: CallId = leg;
    // @ts-expect-error -- a leg is no agent
    const agent: AgentId = leg;

    expect([call, agent]).toEqual(['leg-of-ada', 'leg-of-ada']);
  });
});
