import type { CallView } from '@baton/shared-types';
import { Desk } from './support/desk';
import type { DeskAgent } from './support/desk-agent';

/** How a call comes into each state, from one in which the owner and the customer talk. */
const ways: Readonly<Record<string, (ada: DeskAgent, ben: DeskAgent) => Promise<CallView>>> = {
  connected: (ada) => ada.sees('connected'),
  held: async (ada) => {
    await ada.does('hold');
    return ada.sees('held');
  },
  'consult-ringing': async (ada, ben) => {
    await ada.transfers('consult', ben);
    await ben.waitsForRing();
    return ada.sees('consult-ringing');
  },
  consulting: async (ada, ben) => {
    await ada.transfers('consult', ben);
    await ben.answers();
    return ada.sees('consulting');
  },
  'add-ringing': async (ada, ben) => {
    await ada.transfers('add', ben);
    await ben.waitsForRing();
    return ada.sees('add-ringing');
  },
  merged: async (ada, ben) => {
    await ada.transfers('add', ben);
    await ben.answers();
    return ada.sees('merged');
  },
};

describe('when the customer hangs up', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('stops ringing the agent who was offered the call', async () => {
    const ada = await desk.arrives('agent1');
    const customer = desk.calls();
    await ada.waitsForRing();
    customer.hangsUp();
    await ada.telephone.waitsUntilLeftAlone();
    await ada.waitsUntilKnownAs('available');
  });

  it.each(Object.keys(ways))('ends the call for everybody: %s', async (state) => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ways[state]?.(ada, ben);

    customer.hangsUp();
    const call = await ada.sees('ended');
    expect(call.outcome).toBe('customer-hung-up');
    await ada.telephone.waitsUntilLeftAlone();
    await ben.telephone.waitsUntilLeftAlone();
    await ada.waitsUntilKnownAs('available');
    await ben.waitsUntilKnownAs('available');
  });
});
