import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/*
 * Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records and fails
 * when told to.
 */
describe('a customer is held and resumed', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    desk.telephony.asked.length = 0;
  });

  it('when the agent asks for it', async () => {
    await customer.wish('agent1', 'hold');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'held',
      customer: { hears: 'hold-music', heldSince: expect.any(String) as string },
    });
    await customer.wish('agent1', 'resume');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'connected',
      customer: { hears: 'people', heldSince: null },
    });
    expect(desk.telephony.asked).toEqual(['hold with hold-music', 'resume']);
  });

  it('according to the last wish when the agent changes their mind before it is done', async () => {
    await desk
      .as('agent1')
      .post(`/api/calls/${await customer.id()}/hold`)
      .expect(200);
    await desk
      .as('agent1')
      .post(`/api/calls/${await customer.id()}/resume`)
      .expect(200);
    await desk.doJobs();
    expect(desk.telephony.asked).toEqual(['resume']);
  });

  it('although the first answer was lost', async () => {
    desk.telephony.failNext('hold', 'unsure');
    await customer.wish('agent1', 'hold');
    expect(desk.telephony.asked).toEqual(['hold with hold-music', 'hold with hold-music']);
    expect(await customer.state()).toBe('held');
  });

  it('only if the carrier agrees; otherwise everybody is told', async () => {
    desk.telephony.failNext('hold', 'refused');
    await customer.wish('agent1', 'hold');
    expect(await customer.state()).toBe('connected');
  });

  it('in the room that the carrier names when no report has named it yet', async () => {
    await desk.dataSource.query('UPDATE call SET room_sid = NULL');
    await customer.wish('agent1', 'hold');
    expect(desk.telephony.asked).toEqual(['find the room', 'hold with hold-music']);
    expect(await customer.row()).toMatchObject({ roomSid: customer.sid.replace('CA', 'CF') });
  });

  it('before a colleague is rung for a consultation: if the hold fails, nobody is rung', async () => {
    desk.telephony.failNext('hold', 'refused');
    await customer.startTransfer('agent1', 'agent2', 'consult');
    expect(desk.telephony.asked).toEqual(['hold with hold-music']);
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'connected',
      transfer: { outcome: 'failed' },
    });
    expect(await desk.as('agent2').presence()).toMatchObject({ presence: 'away' });
  });

  it('before the first agent is released; if the hold fails, the agent stays', async () => {
    await customer.getsConsulted('agent1', 'agent2');
    desk.telephony.failNext('resume', 'refused');
    await customer.settleTransfer('agent1', 'complete');
    expect(await customer.state()).toBe('consulting');
    expect(desk.telephony.asked).not.toContain('hang up agent1');
  });

  it('only after the colleague of a private talk has left the room', async () => {
    await customer.getsConsulted('agent1', 'agent2');
    await customer.settleTransfer('agent1', 'cancel');
    const { asked } = desk.telephony;
    expect(asked).toContain('resume');
    expect(asked.slice(0, asked.indexOf('resume'))).toContain('hang up agent2');
    expect(await customer.state()).toBe('connected');
  });

  it('only after a silent colleague of a private talk is out of the room', async () => {
    await desk.signsInAvailable('agent2');
    await customer.getsConsulted('agent1', 'agent2');
    await desk.fallsSilent('agent2');
    const { asked } = desk.telephony;
    expect(asked.slice(0, asked.indexOf('resume'))).toContain('hang up agent2');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'connected',
      transfer: { outcome: 'target-lost' },
    });
  });

  it('only after a silent owner of a private talk is out of the room', async () => {
    await desk.signsInAvailable('agent2');
    await customer.getsConsulted('agent1', 'agent2');
    await desk.fallsSilent('agent1');
    const { asked } = desk.telephony;
    expect(asked.slice(0, asked.indexOf('resume'))).toContain('hang up agent1');
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  it('without asking for connections that the carrier ended long ago', async () => {
    await customer.getsConsulted('agent1', 'agent2');
    await customer.settleTransfer('agent1', 'cancel');
    await customer.leaves('agent2');
    await customer.wish('agent1', 'hold');
    desk.telephony.asked.length = 0;
    await customer.wish('agent1', 'resume');
    expect(desk.telephony.asked).toEqual(['resume']);
  });

  it('although the colleague cannot be hung up, which is tried again by itself', async () => {
    await customer.getsConsulted('agent1', 'agent2');
    desk.telephony.failNext('hangUp', 'unsure');
    await customer.settleTransfer('agent1', 'cancel');
    expect(desk.telephony.asked).toContain('resume');
  });
});
