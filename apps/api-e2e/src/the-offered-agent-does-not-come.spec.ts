import { Desk, ringTimeoutSeconds } from './support/desk';

describe('when the agent who is offered a call does not take it', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('rings the next agent, without a gap for the customer, and says that the first declined', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = desk.calls();
    await ada.waitsForRing();
    await ada.telephone.declines();
    await ben.waitsForRing();
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    const { awayReason } = await ada.waitsUntilKnownAs('away');
    expect(awayReason).toBe('declined-a-call');

    await ben.answers();
    await ben.sees('connected');
    await desk.everybodyHears(customer, ben);
  });

  it('rings the next agent when the first one lets it ring', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = desk.calls();
    await ada.waitsForRing();
    // The carrier adds five seconds to every ring.
    await ben.waitsForRing((ringTimeoutSeconds + 10) * 1_000);
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    const { awayReason } = await ada.waitsUntilKnownAs('away');
    expect(awayReason).toBe('missed-a-call');
    await ben.answers();
    await ben.sees('connected');
  });

  it('rings the next agent at once when the first one has no phone connected', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    ada.telephone.pullThePlug();
    const customer = desk.calls();
    await ben.answers();
    await ben.sees('connected');
    await desk.everybodyHears(customer, ben);
    const { awayReason } = await ada.waitsUntilKnownAs('away');
    expect(awayReason).toBe('unreachable');
  });

  it('keeps the customer with music when nobody else is there', async () => {
    const ada = await desk.arrives('agent1');
    const customer = desk.calls();
    await ada.waitsForRing();
    await ada.telephone.declines();
    await ada.waitsUntilKnownAs('away');
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });

    const ben = await desk.arrives('agent2');
    await ben.answers();
    await ben.sees('connected');
    await desk.everybodyHears(customer, ben);
  });
});
