import { Desk } from './support/desk';

describe('more than three on a call', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  const gathers = async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const cleo = await desk.arrives('agent3');
    const customer = await desk.talks(ada);
    await ada.transfers('add', ben);
    await ben.answers();
    await ada.sees('merged');
    await ada.transfers('add', cleo);
    await cleo.waitsForRing();
    await ada.sees('add-ringing');
    await desk.everybodyHears(customer, ada);
    await cleo.telephone.answers();
    await ada.sees('merged');
    return { ada, ben, cleo, customer };
  };

  it('hear each other', async () => {
    const { ada, customer } = await gathers();
    expect(await desk.everybodyHears(customer, ada)).toEqual({
      customer: 'agent1 and agent2 and agent3',
      agent1: 'agent2 and agent3 and customer',
      agent2: 'agent1 and agent3 and customer',
      agent3: 'agent1 and agent2 and customer',
    });
  });

  it('may leave one after the other, as long as somebody stays', async () => {
    const { ada, ben, cleo, customer } = await gathers();
    await ada.does('leave');
    await cleo.sees('connected', ({ myRole }) => myRole === 'owner');
    await ben.sees('connected', ({ myRole }) => myRole === 'guest');
    await desk.everybodyHears(customer, cleo);
    await cleo.does('leave');
    const left = await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    expect(left.availableActions).not.toContain('leave');
    await desk.waitsUntilHeard(customer, { customer: 'agent2', agent2: 'customer' });
  });

  it('keep the customer when the owner is lost', async () => {
    const { ada, cleo, customer } = await gathers();
    const heard = desk.listensTo(customer);
    ada.vanishes();
    await cleo.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, cleo);
    expect(heard.longestSilence()).toBe(0);
  });
});
