import { Desk } from './support/desk';

describe('when the owner is lost', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open({ environment: { GRACE_SECONDS: '3' } })));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('plays to the customer at once and rings the next agent, while they talk', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);

    ada.vanishes();
    await ben.waitsForRing();
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    await ben.answers();
    await ben.sees('connected');
    await desk.everybodyHears(customer, ben);
  });

  it('rings the next agent for a customer who was on hold', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.does('hold');
    await ada.sees('held');

    ada.vanishes();
    await ben.answers();
    await ben.sees('connected');
    await desk.everybodyHears(customer, ben);
  });

  it.each(['consult', 'add'] as const)(
    'lets the target go on ringing, for the customer now: %s',
    async (mode) => {
      const ada = await desk.arrives('agent1');
      const ben = await desk.arrives('agent2');
      const customer = await desk.talks(ada);
      await ada.transfers(mode, ben);
      await ben.waitsForRing();

      ada.vanishes();
      await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
      await ben.answers();
      const call = await ben.sees('connected');
      expect(call.transfer?.outcome).toBe('taken-over');
      await desk.everybodyHears(customer, ben);
    },
  );

  it.each(['consult', 'add'] as const)(
    'makes the target the owner, with the customer on the line: %s',
    async (mode) => {
      const ada = await desk.arrives('agent1');
      const ben = await desk.arrives('agent2');
      const customer = await desk.talks(ada);
      await ada.transfers(mode, ben);
      await ben.answers();
      await ada.sees(mode === 'consult' ? 'consulting' : 'merged');

      ada.vanishes();
      await ben.sees('connected', ({ myRole }) => myRole === 'owner');
      await desk.everybodyHears(customer, ben);
    },
  );

  it('tells the customer, then plays music, then offers them before earlier callers', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    const waiting = desk.calls();
    await desk.waitsUntilHeard(waiting, { customer: 'wait-music' });

    ada.vanishes();
    await heard.includes(/connection to your agent was lost/);
    await heard.includes(/wait-music/, 15_000);
    const ben = await desk.arrives('agent2');
    await ben.answers();
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
    expect(heard.longestSilence()).toBeLessThan(2_000);
  });

  it('plays music to the customer until an agent is available', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);

    ada.vanishes();
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    const ben = await desk.arrives('agent2');
    await ben.answers();
    await ben.sees('connected');
    await desk.everybodyHears(customer, ben);
  });
});
