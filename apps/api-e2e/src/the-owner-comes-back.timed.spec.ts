import { Desk } from './support/desk';

/** A customer left alone without audio is a fault, and this is its time bound, in ms. */
const maxFaultMs = 2_000;
const announcement = /connection to your agent was lost/;

describe('when the owner’s page is reloaded', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('while they talk, the customer is told, and the same two go on talking', async () => {
    const ada = await desk.arrives('agent1');
    await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);

    ada.vanishes();
    await heard.includes(announcement);
    await ada.returns();
    await ada.resumesTheirCall();
    await ada.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
    // What follows the announcement, where its end comes before the agent does, is music.
    expect(heard.sounds.filter((what) => what !== 'wait-music')).toEqual([
      'people',
      expect.stringMatching(announcement),
      'people',
    ]);
  });

  it('while the customer is on hold, they are told why it lasts, and talk again', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    await ada.does('hold');
    await desk.everybodyHears(customer, ada);
    const heard = desk.listensTo(customer);

    ada.vanishes();
    await heard.includes(announcement);
    await ada.returns();
    await ada.resumesTheirCall();
    await ada.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  });

  it.each(['consult', 'add'] as const)(
    'while the target of their transfer (%s) rings and then declines, the call comes back to them',
    async (mode) => {
      const ada = await desk.arrives('agent1');
      const ben = await desk.arrives('agent2');
      const customer = await desk.talks(ada);
      await ada.transfers(mode, ben);
      await ben.waitsForRing();
      const heard = desk.listensTo(customer);

      ada.vanishes();
      await heard.includes(/calling a colleague for you/);
      await ada.returns();
      await ben.telephone.declines();
      await ada.resumesTheirCall();
      const call = await ada.sees('connected', ({ myRole }) => myRole === 'owner');
      expect(call.transfer?.outcome).toBe('declined');
      await desk.everybodyHears(customer, ada);
      expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
    },
  );

  it.each(['consult', 'add'] as const)(
    'while target and owner talk (%s), the target takes over and the customer is not alone',
    async (mode) => {
      const ada = await desk.arrives('agent1');
      const ben = await desk.arrives('agent2');
      const customer = await desk.talks(ada);
      await ada.transfers(mode, ben);
      await ben.answers();
      await ada.sees(mode === 'consult' ? 'consulting' : 'merged');
      await desk.everybodyHears(customer, ada);
      const heard = desk.listensTo(customer);

      ada.vanishes();
      await ada.returns();
      await ben.sees('connected', ({ myRole }) => myRole === 'owner');
      await desk.everybodyHears(customer, ben);
      await ada.waitsUntilKnownAs('available');
      expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
    },
  );

  it('again, the call comes back again', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    const reload = async () => {
      ada.vanishes();
      await ada.returns();
      await ada.resumesTheirCall();
      await desk.waitsUntilHeard(customer, { customer: 'agent1', agent1: 'customer' });
    };
    await reload();
    await reload();
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  });
});
