import { Desk } from './support/desk';
import { untilSaidMs } from './support/patience';

describe('a warm transfer', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('hands the customer over after a private consultation', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');

    const customer = desk.calls();
    await ada.waitsForRing();
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);

    await ada.transfers('consult', ben);
    await ben.waitsForRing();
    await ada.sees('consult-ringing');
    await desk.everybodyHears(customer, ada);

    await ben.answers();
    await ada.sees('consulting');
    await desk.everybodyHears(customer, ada);

    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await ada.telephone.waitsUntilLeftAlone();
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
    expect(ben.call.current()?.transfer?.outcome).toBe('completed');

    customer.hangsUp();
    const end = await ben.sees('ended');
    expect(end.outcome).toBe('customer-hung-up');
    await ben.telephone.waitsUntilLeftAlone();
  });

  it('hands the customer over by way of a call of three', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);

    await ada.transfers('add', ben);
    await ben.waitsForRing();
    await ada.sees('add-ringing');
    await desk.everybodyHears(customer, ada);

    await ben.answers();
    await ada.sees('merged');
    await desk.everybodyHears(customer, ada);

    await ada.does('leave');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await ada.telephone.waitsUntilLeftAlone();
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
  });

  it('merges a consultation into a call of three, which the owner may leave', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');

    await ada.settles('merge');
    await ada.sees('merged');
    await desk.everybodyHears(customer, ada);
    await ada.does('leave');
    const call = await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    expect(call.transfer?.outcome).toBe('completed');
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
  });

  it('gives the customer back to the owner who cancels the consultation', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');

    await ada.settles('cancel');
    await ben.telephone.waitsUntilLeftAlone();
    const call = await ada.sees('connected');
    expect(call.transfer?.outcome).toBe('canceled');
    await desk.everybodyHears(customer, ada);
  });

  it('stops the ringing when the owner cancels before the target has answered', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.waitsForRing();
    await ada.sees('consult-ringing');

    await ada.settles('cancel');
    await ben.telephone.waitsUntilLeftAlone();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });

  it('plays music to a customer on hold and brings them back', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);

    await ada.does('hold');
    await ada.sees('held');
    await desk.everybodyHears(customer, ada);

    await ada.does('resume');
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });

  it('says farewell when the agent ends the call', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);

    await ada.does('end');
    const call = await ada.sees('ended');
    expect(call.outcome).toBe('agent-ended');
    await customer.waitsUntilLeftAlone(untilSaidMs);
    await ada.telephone.waitsUntilLeftAlone();
  });
});
