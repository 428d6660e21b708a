import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a warm transfer', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  it('goes from the first ring to the second agent, in the order that keeps the customer heard', async () => {
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    const customer = await desk.customerCalls();
    expect(await customer.state()).toBe('offering');
    await customer.getsAnsweredBy('agent1');
    expect(await customer.state()).toBe('connected');

    await customer.getsConsulted('agent1', 'agent2');
    expect(await customer.state()).toBe('consulting');
    await customer.settleTransfer('agent1', 'complete');

    expect(await customer.state()).toBe('connected');
    expect(desk.telephony.asked).toEqual([
      'ring agent1 for offer',
      'hold with hold-music',
      'ring agent2 for consult',
      'resume',
      'hang up agent1',
    ]);
    expect(await customer.viewOf('agent2')).toMatchObject({
      myRole: 'owner',
      transfer: { outcome: 'completed', from: 'agent1', target: { name: 'Ben' } },
    });
    expect(await customer.viewOf('agent1')).toMatchObject({ myRole: 'past', availableActions: [] });
  });
});
