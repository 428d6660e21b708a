import { textOf } from '@baton/call-flow';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('which agent is offered which customer', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  const rung = () => desk.telephony.rings.map(({ order }) => textOf(order.party));

  it('the agent who has been idle for longest, and the next call the next', async () => {
    await desk.signsInAvailable('agent2');
    await desk.signsInAvailable('agent1', 'agent3');
    await desk.customerCalls();
    await desk.customerCalls();
    expect(rung()).toEqual(['agent2', 'agent1']);
  });

  it('skips agents who are away, have no browser that can be rung, or were silent for too long', async () => {
    await desk.signIn('agent1');
    await desk.signsInAvailable('agent2', 'agent3');
    await desk.beat('agent2', { registered: false });
    await desk.dataSource.query(
      `UPDATE agent_tab SET last_seen_at = now() - interval '11 seconds' WHERE agent_id = 'agent3'`,
    );
    const customer = await desk.customerCalls();
    expect(rung()).toEqual([]);
    expect(await customer.state()).toBe('queued');
  });

  it('the customer who has waited for longest, when an agent becomes available', async () => {
    const first = await desk.customerCalls();
    const second = await desk.customerCalls();
    await desk.signsInAvailable('agent1');
    await desk.doJobs();
    expect([await first.state(), await second.state()]).toEqual(['offering', 'queued']);
  });

  it('the customer who has waited for longest, when an agent is done with a call', async () => {
    await desk.signsInAvailable('agent1');
    const first = await desk.customerCalls();
    await first.getsAnsweredBy('agent1');
    const second = await desk.customerCalls();
    expect(await second.state()).toBe('queued');
    await first.hangsUp();
    expect(await second.state()).toBe('offering');
  });

  it('the customer who has lost their agent, before those who called earlier', async () => {
    await desk.signsInAvailable('agent1');
    const talking = await desk.customerCalls();
    await talking.getsAnsweredBy('agent1');
    const waiting = await desk.customerCalls();
    await talking.leaves('agent1');
    await desk.doJobsThatWait('grace_over');
    expect([await talking.state(), await waiting.state()]).toEqual(['offering', 'queued']);
    expect(desk.telephony.asked).toContain('hold with reconnecting');
  });

  it('the next agent, when one declines, and the first is away for it', async () => {
    await desk.signsInAvailable('agent1', 'agent2');
    const customer = await desk.customerCalls();
    await customer.ringsAt('agent1');
    await customer.ringEnds('agent1', 'busy');
    expect(rung()).toEqual(['agent1', 'agent2']);
    expect(await desk.as('agent1').presence()).toMatchObject({
      presence: 'away',
      awayReason: 'declined-a-call',
    });
    expect(await customer.state()).toBe('offering');
  });

  it('each of four agents one of four customers who call at the same moment', async () => {
    await desk.signsInAvailable('agent1', 'agent2', 'agent3', 'agent4');
    const customers = await Promise.all([1, 2, 3, 4].map(() => desk.customerCalls()));
    await desk.doJobs();
    expect(rung().sort()).toEqual(['agent1', 'agent2', 'agent3', 'agent4']);
    const rooms = new Set(desk.telephony.rings.map(({ order }) => order.room));
    expect([...rooms].sort()).toEqual(customers.map(({ sid }) => sid).sort());
  });
});
