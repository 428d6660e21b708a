import { Desk } from './support/desk';

describe('a customer who is put back into the queue', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('gets the next agent, and hears music in between', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const ben = await desk.arrives('agent2');
    const heard = desk.listensTo(customer);
    await ada.transfers('blind', { kind: 'queue' });
    await ada.telephone.waitsUntilLeftAlone();
    await ben.answers();
    const call = await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    expect(call.transfer).toMatchObject({ mode: 'blind', outcome: 'queued' });
    await desk.everybodyHears(customer, ben);
    expect(heard.longestSilence()).toBeLessThanOrEqual(2_000);
  });

  it('is refused to an agent who wants to consult when nobody is free', async () => {
    const ada = await desk.arrives('agent1');
    await desk.talks(ada);
    await expect(ada.transfers('consult', { kind: 'queue' })).rejects.toThrow('nobody_available');
  });

  it('is talked about with the next agent', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const ben = await desk.arrives('agent2');
    await ada.transfers('consult', { kind: 'queue' });
    await ben.answers();
    await ada.sees('consulting');
    await desk.everybodyHears(customer, ada);
  });
});
