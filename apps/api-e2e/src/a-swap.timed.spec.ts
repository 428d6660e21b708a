import { Desk } from './support/desk';
import type { DeskAgent } from './support/desk-agent';
import type { ScriptedTelephone } from './support/scripted-telephone';

describe('an owner who goes back to the customer while a colleague waits', () => {
  let desk: Desk;
  let ada: DeskAgent;
  let ben: DeskAgent;
  let customer: ScriptedTelephone;
  beforeAll(async () => (desk = await Desk.open()));
  beforeEach(async () => {
    ada = await desk.arrives('agent1');
    ben = await desk.arrives('agent2');
    customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
  });
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  const consults = async () => {
    await ben.answers();
    await ada.sees('consulting');
  };
  const swaps = async () => {
    await consults();
    await ada.settles('swap');
    await ada.sees('swapped');
  };

  it('is heard by one side only after each swap, however many swaps there are', async () => {
    await consults();
    for (let time = 0; time < 2; time += 1) {
      await ada.settles('swap');
      await ada.sees('swapped');
      expect(await desk.everybodyHears(customer, ada)).toEqual({
        customer: 'agent1',
        agent1: 'customer',
        agent2: 'hold-music',
      });
      await ada.settles('swap');
      await ada.sees('consulting');
      await desk.everybodyHears(customer, ada);
    }
    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
  });

  it('may do so while the colleague’s telephone rings, who then waits with music', async () => {
    await ben.waitsForRing();
    await ada.sees('consult-ringing');
    await ada.settles('swap');
    await ada.sees('consult-ringing-swapped');
    await desk.everybodyHears(customer, ada);

    await ben.telephone.answers();
    await ada.sees('swapped');
    await desk.everybodyHears(customer, ada);
    expect(ben.call.current()?.parties).toContainEqual(
      expect.objectContaining({ role: 'target', status: 'waiting' }),
    );
    await ada.settles('swap');
    await ada.sees('consulting');
    await desk.everybodyHears(customer, ada);
  });

  it('keeps the customer when the colleague declines meanwhile', async () => {
    await ben.waitsForRing();
    await ada.sees('consult-ringing');
    await ada.settles('swap');
    await ada.sees('consult-ringing-swapped');
    await ben.telephone.declines();
    const call = await ada.sees('connected');
    expect(call.transfer?.outcome).toBe('declined');
    await desk.everybodyHears(customer, ada);
  });

  it('lets everybody hear each other by merging', async () => {
    await swaps();
    await ada.settles('merge');
    await ada.sees('merged');
    await desk.everybodyHears(customer, ada);
  });

  it('hands the customer over out of it', async () => {
    await swaps();
    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await ada.telephone.waitsUntilLeftAlone();
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
  });

  it('lets the colleague go by cancelling', async () => {
    await swaps();
    await ada.settles('cancel');
    await ben.telephone.waitsUntilLeftAlone();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });

  it('is followed by the colleague when they are lost', async () => {
    await swaps();
    const heard = desk.listensTo(customer);
    ada.vanishes();
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
    expect(heard.longestSilence()).toBeLessThanOrEqual(2_000);
  });

  it('goes on with the customer when the colleague’s connection ends in the lobby', async () => {
    await swaps();
    ben.telephone.hangsUp();
    const call = await ada.sees('connected');
    expect(call.transfer?.outcome).toBe('target-lost');
    await desk.everybodyHears(customer, ada);
  });

  it('takes both along when the customer hangs up', async () => {
    await swaps();
    customer.hangsUp();
    await ada.sees('ended');
    await ben.sees('ended');
    await ben.telephone.waitsUntilLeftAlone();
    await ada.telephone.waitsUntilLeftAlone();
  });
});
