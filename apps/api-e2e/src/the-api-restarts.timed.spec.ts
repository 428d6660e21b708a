import { Desk } from './support/desk';

describe('when the API is killed in mid-call and comes back', () => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.open()));
  afterEach(() => desk.close());

  it('lets them talk meanwhile, and the transfer goes on', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');
    const hearing = await desk.everybodyHears(customer, ada);

    await desk.api.kill();
    await desk.waitsUntilHeard(customer, hearing);
    await desk.api.start();
    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ben);
  });

  it('still waits for the agent who was lost just before, and the same call goes on', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    ada.vanishes();
    await heard.includes(/connection to your agent was lost/);
    await desk.api.kill();
    await desk.api.start();

    await ada.returns();
    await ada.resumesTheirCall();
    await ada.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(2_000);
  });

  it('rings an agent for the customer who called just before', async () => {
    const ada = await desk.arrives('agent1');
    const customer = desk.calls();
    await ada.waitsForRing();
    await desk.api.kill();
    await desk.api.start();

    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });
});
