import { Desk, ringTimeoutSeconds } from './support/desk';
import { ProblemError } from './support/rest-client';

describe('a transfer whose target does not come', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('tells the owner that the target declined, and keeps the customer with music', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);

    await ben.telephone.declines();
    const call = await ada.sees('held');
    expect(['declined', 'busy']).toContain(call.transfer?.outcome);
    await desk.everybodyHears(customer, ada);

    await ada.does('resume');
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });

  it('leaves owner and customer talking when an added target declines', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('add', ben);

    await ben.telephone.declines();
    const call = await ada.sees('connected', ({ transfer }) => Boolean(transfer?.outcome));
    expect(['declined', 'busy']).toContain(call.transfer?.outcome);
    await desk.everybodyHears(customer, ada);
  });

  it('tells the owner that the target did not answer', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.waitsForRing();

    // The carrier adds five seconds to every ring.
    const patience = (ringTimeoutSeconds + 10) * 1_000;
    await ada.sees('held', ({ transfer }) => transfer?.outcome === 'no-answer', patience);
    await ben.telephone.waitsUntilLeftAlone();
    await desk.everybodyHears(customer, ada);
  });

  it('tells the owner that the target has no phone connected', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    ben.telephone.pullThePlug();

    await ada.transfers('consult', ben);
    const call = await ada.sees('held');
    expect(['offline', 'failed', 'no-answer']).toContain(call.transfer?.outcome);
    await desk.everybodyHears(customer, ada);
  });

  it('refuses a target who is signed out', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ben.goesHome();

    await expect(ada.transfers('consult', ben)).rejects.toThrow(ProblemError);
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });

  it('gives the customer back when the target’s connection ends in the consultation', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');

    ben.telephone.hangsUp();
    const call = await ada.sees('connected');
    expect(call.transfer?.outcome).toBe('target-lost');
    await desk.everybodyHears(customer, ada);
  });

  it('leaves owner and customer talking when the target leaves a call of three', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('add', ben);
    await ben.answers();
    await ada.sees('merged');

    await ben.does('leave');
    await ben.telephone.waitsUntilLeftAlone();
    const call = await ada.sees('connected');
    expect(call.transfer?.outcome).toBe('target-left');
    await desk.everybodyHears(customer, ada);
  });
});
