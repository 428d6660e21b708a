import { Desk } from './support/desk';
import { untilSaidMs } from './support/patience';

describe('at a desk with AGENT_LOSS_POLICY=end-call', () => {
  let desk: Desk;
  beforeAll(
    async () => (desk = await Desk.open({ environment: { AGENT_LOSS_POLICY: 'end-call' } })),
  );
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('the loss of the agent ends the call, and the customer is told why', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);

    ada.vanishes();
    await heard.includes(/connection to your agent was lost.*Please call us again/);
    await desk.waitsUntilStored(customer, 'ended');
    await customer.waitsUntilLeftAlone(untilSaidMs);
  });

  it('the loss of the first agent after the hand-over ends nothing', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');

    ada.vanishes();
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ben);
  });
});
