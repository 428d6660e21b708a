import type { CustomerOnTheLine } from '../testing/customer';
import { Desk } from '../testing/desk';
import { addJob } from './job-queue';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('what no report has told', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.hasAvailable('agent1');
    customer = await desk.customerCalls();
    await customer.isAnsweredBy('agent1');
  });

  const sweeps = async () => {
    await addJob(desk.dataSource.manager, 'sweep', {});
    await desk.doJobs();
  };

  it('is found out: the customer has hung up', async () => {
    desk.telephony.ended.set(customer.sid, 'left');
    await sweeps();
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'customer-hung-up' });
    expect(desk.telephony.asked).toContain('hang up agent1');
  });

  it('is found out: the agent is gone', async () => {
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'away' });
    desk.telephony.ended.set(desk.telephony.ringOf('agent1').sid, 'left');
    await sweeps();
    expect(await customer.row()).toMatchObject({ state: 'queued', parked: 'hold' });
    expect(desk.telephony.asked).toContain('hold with reconnecting');
  });

  it('is looked for again and again', async () => {
    await sweeps();
    expect(await customer.state()).toBe('connected');
    desk.telephony.ended.set(customer.sid, 'left');
    await desk.doJobsThatWait('sweep');
    expect(await customer.state()).toBe('ended');
  });

  it('is looked for again when the carrier did not answer', async () => {
    desk.telephony.failNext('endOf', 'unsure');
    await sweeps();
    desk.telephony.ended.set(customer.sid, 'left');
    await desk.doJobsThatWait('sweep');
    expect(await customer.state()).toBe('ended');
  });
});
