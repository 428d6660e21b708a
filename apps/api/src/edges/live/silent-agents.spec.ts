import { randomUUID } from 'node:crypto';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL. Not real: the carrier. */
describe('an agent who is not heard of any more', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
  });

  it('is offline', async () => {
    await desk.fallsSilent('agent1');
    expect(await desk.as('agent1').presence()).toMatchObject({ presence: 'offline' });
  });

  it('has lost their customer, who is held with an announcement and, after the grace, offered to the next', async () => {
    await desk.signsInAvailable('agent2');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.fallsSilent('agent1');
    expect(await customer.state()).toBe('owner-lost');
    await desk.doJobsThatWait('grace_over');
    expect(await customer.state()).toBe('offering');
    expect(desk.telephony.asked.slice(1).sort()).toEqual([
      'hang up agent1',
      'hold with reconnecting',
      'ring agent2 for offer',
    ]);
  });

  it('keeps their customer while another tab of theirs, which carries the call, is heard of', async () => {
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '11 s'`);
    await desk.signIn('agent1');
    await desk.beat('agent1', { leg: desk.telephony.ringOf('agent1').order.legId });
    desk.pretendUpForLong();
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('connected');
  });

  it('has lost their customer with a tab of which there is a copy, and gets them back in the copy', async () => {
    const [original, copy] = [randomUUID(), randomUUID()];
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.beat('agent1', {
      tab: original,
      leg: desk.telephony.ringOf('agent1').order.legId,
    });
    await desk.beat('agent1', { tab: copy });
    await desk.doJobs();
    expect(await customer.state()).toBe('connected');

    await silence(original);
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toContain('hang up agent1');

    await desk.beat('agent1', { tab: copy });
    await desk.doJobs();
    expect(desk.telephony.asked).toContain('ring agent1 for recall');
  });

  it('keeps their customer when a copy of their tab is closed', async () => {
    const [original, copy] = [randomUUID(), randomUUID()];
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.beat('agent1', { tab: copy });
    await desk.beat('agent1', {
      tab: original,
      leg: desk.telephony.ringOf('agent1').order.legId,
    });
    await silence(copy);
    expect(await customer.state()).toBe('connected');
  });

  it('has lost their customer when the tab died before it could tell that it had answered', async () => {
    const [original, copy] = [randomUUID(), randomUUID()];
    await desk.beat('agent1', { tab: original });
    await desk.beat('agent1', { tab: copy });
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await silence(original);
    expect(await customer.state()).toBe('connected');

    await desk.dataSource.query(`UPDATE leg SET joined_at = now() - interval '4.3 s'`);
    await desk.beat('agent1', { tab: copy });
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('owner-lost');
  });

  /** Nothing more is heard of one tab. */
  async function silence(tab: string): Promise<void> {
    await desk.dataSource.query(
      `UPDATE agent_tab SET last_seen_at = now() - interval '11 s' WHERE id = $1`,
      [tab],
    );
    desk.pretendUpForLong();
    await desk.doJobsThatWait('tab_silent');
  }

  it('has lost their customer with the tab that carried the call, although another tab is heard of', async () => {
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.beat('agent1', { leg: desk.telephony.ringOf('agent1').order.legId });
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '11 s'`);
    await desk.signIn('agent1');
    desk.pretendUpForLong();
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toContain('hang up agent1');

    await desk.beat('agent1');
    await desk.doJobs();
    expect(desk.telephony.asked).toContain('ring agent1 for recall');
  });

  it('has lost their customer when their tab says that it talks no longer, and the carrier says the same', async () => {
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    const { order, sid } = desk.telephony.ringOf('agent1');
    desk.telephony.inRoom.set(customer.sid, { isHeld: false });
    desk.telephony.inRoom.set(sid, { isHeld: false });
    await desk.beat('agent1', { leg: order.legId });
    await desk.beat('agent1');
    await desk.doJobs();
    expect(await customer.state()).toBe('connected');

    await desk.beat('agent1', { leg: order.legId });
    desk.telephony.inRoom.delete(sid);
    desk.telephony.ended.set(sid, 'left');
    await desk.doJobs();
    expect(await customer.state()).toBe('connected');
    await desk.beat('agent1');
    await desk.doJobs();
    expect(await customer.state()).not.toBe('connected');
    expect(desk.telephony.asked).toContain('hold with reconnecting');
  });

  it('has lost their customer when they had fallen silent before they were known to be with them', async () => {
    const customer = await desk.customerCalls();
    // The carrier has been told where the leg belongs: its ring is not withdrawn any more.
    await customer.connect('agent1');
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '11 s'`);
    desk.pretendUpForLong();
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('offering');

    await customer.joins('agent1');
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('keeps their customer when a tab falls silent that carried no call, or an earlier one', async () => {
    const earlier = await desk.customerCalls();
    await earlier.getsAnsweredBy('agent1');
    await desk.beat('agent1', { leg: desk.telephony.ringOf('agent1').order.legId });
    await earlier.hangsUp();
    const customer = await desk.customerCalls();
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'available' });
    await desk.doJobs();
    await customer.getsAnsweredBy('agent1');
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '11 s'`);
    await desk.signIn('agent1');
    await desk.beat('agent1', { leg: desk.telephony.ringOf('agent1').order.legId });
    desk.pretendUpForLong();
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('connected');
  });

  it('is asked after again when the clock of the process that heard of them last is ahead', async () => {
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() + interval '2 s'`);
    desk.pretendUpForLong();
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('connected');

    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '11 s'`);
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('owner-lost');
  });

  it('keeps their customer while it is the desk that was away', async () => {
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '1 h'`);
    desk.pretendJustStarted();
    await desk.doJobsThatWait('tab_silent');
    expect(await customer.state()).toBe('connected');
  });
});
