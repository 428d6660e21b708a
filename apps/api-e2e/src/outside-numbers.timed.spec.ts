import { Desk } from './support/desk';
import type { DeskAgent } from './support/desk-agent';
import { ScriptedTelephone } from './support/scripted-telephone';

const expert = { kind: 'number', number: '+12025550199' } as const;

describe('an outside number of the desk', () => {
  let desk: Desk;
  let ada: DeskAgent;
  let customer: ScriptedTelephone;
  let telephone: ScriptedTelephone;
  beforeAll(async () => (desk = await Desk.open()));
  beforeEach(async () => {
    ada = await desk.arrives('agent1');
    customer = await desk.talks(ada);
    telephone = new ScriptedTelephone(desk.simulator, expert.number);
  });
  afterEach(async () => {
    telephone.pullThePlug();
    await desk.empties();
  });
  afterAll(() => desk.close());

  it('is consulted, brought in and handed the customer like a colleague', async () => {
    await ada.transfers('consult', expert);
    await telephone.rings();
    await ada.sees('consult-ringing');
    await telephone.answers();
    await ada.sees('consulting');
    await desk.everybodyHears(customer, ada);
    await ada.settles('swap');
    await ada.sees('swapped');
    await desk.everybodyHears(customer, ada);
    await ada.settles('merge');
    await ada.sees('merged');
    await desk.everybodyHears(customer, ada);
    await ada.settles('complete');
    await ada.telephone.waitsUntilLeftAlone();
    await desk.waitsUntilHeard(customer, { customer: expert.number, [expert.number]: 'customer' });
  });

  it('who hangs up on a customer brings the customer back to the desk', async () => {
    await ada.transfers('blind', expert);
    await telephone.answers();
    await desk.waitsUntilHeard(customer, { customer: expert.number, [expert.number]: 'customer' });
    const heard = desk.listensTo(customer);
    telephone.hangsUp();
    await ada.answers();
    await ada.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThanOrEqual(2_000);
  });

  it('who was handed a customer is cut off when the agent who did so ends the call', async () => {
    await ada.transfers('blind', expert);
    await telephone.answers();
    await desk.waitsUntilHeard(customer, { customer: expert.number, [expert.number]: 'customer' });
    await ada.sees('connected', ({ availableActions }) => availableActions.includes('end'));
    await ada.does('end');
    await customer.waitsUntilLeftAlone();
    await telephone.waitsUntilLeftAlone();
  });

  it('who is busy leaves the customer with the agent, and it is said so', async () => {
    await ada.transfers('consult', expert);
    await telephone.declines();
    const call = await ada.sees('held');
    expect(call.transfer?.outcome).toBe('busy');
  });

  it('who cannot be reached at all is told with the carrier’s code', async () => {
    await ada.transfers('consult', { kind: 'number', number: '+12025550177' });
    const call = await ada.sees('held', ({ transfer }) => transfer?.outcome !== null);
    expect(call.transfer).toMatchObject({ outcome: 'failed', failureCode: '404' });
  });
});
