import { Desk } from './support/desk';

const longestFault = 2_000;

describe('a blind transfer', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open({ environment: { GRACE_SECONDS: '3' } })));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('hands the customer over, with music until the colleague answers', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);

    await ada.transfers('blind', ben);
    await ada.telephone.waitsUntilLeftAlone();
    await desk.waitsUntilHeard(customer, { customer: 'hold-music' });
    await ada.waitsUntilKnownAs('available');
    await ben.answers();
    const call = await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    expect(call.transfer).toMatchObject({ mode: 'blind', outcome: 'completed' });
    await desk.everybodyHears(customer, ben);
    expect(heard.longestSilence()).toBeLessThan(longestFault);
    expect(heard.sounds).toEqual(['people', 'hold-music', 'people']);
  });

  it('comes back to the agent when the colleague declines', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    await ada.transfers('blind', ben);
    await ada.telephone.waitsUntilLeftAlone();

    await ben.telephone.declines();
    await ada.resumesTheirCall();
    const call = await ada.sees('connected', ({ myRole }) => myRole === 'owner');
    expect(call.transfer?.outcome).toBe('declined');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(longestFault);
  });

  it('goes to another agent, before earlier callers, when the colleague declines and the agent has gone', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    await ada.transfers('blind', ben);
    await ada.telephone.waitsUntilLeftAlone();
    await ada.goesHome();
    await ben.waitsForRing();
    await ben.telephone.declines();
    await ben.goesHome();
    // The grace is over, in which nobody but Ada would be rung.
    await desk.waitsUntilStored(customer, 'queued');
    const waiting = desk.calls();
    await desk.waitsUntilHeard(waiting, { customer: 'wait-music' });

    const cleo = await desk.arrives('agent3');
    await cleo.answers();
    await desk.waitsUntilHeard(customer, { customer: 'agent3', agent3: 'customer' });
    expect(heard.longestSilence()).toBeLessThan(longestFault);
  });

  it.each(['consult', 'add'] as const)(
    'is what a transfer (%s) becomes when it is completed while it rings',
    async (mode) => {
      const ada = await desk.arrives('agent1');
      const ben = await desk.arrives('agent2');
      const customer = await desk.talks(ada);
      const heard = desk.listensTo(customer);
      await ada.transfers(mode, ben);
      await ben.waitsForRing();

      await ada.settles('complete');
      await ada.telephone.waitsUntilLeftAlone();
      await desk.waitsUntilHeard(customer, { customer: 'hold-music' });
      await ben.telephone.answers();
      const call = await ben.sees('connected', ({ myRole }) => myRole === 'owner');
      expect(call.transfer).toMatchObject({ mode, outcome: 'completed' });
      await desk.everybodyHears(customer, ben);
      expect(heard.longestSilence()).toBeLessThan(longestFault);
    },
  );
});
