import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('an agent whose connection is lost', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
  });

  const heldDocument = async () => {
    const path = `/conference/hold?audio=reconnecting&callId=${await customer.id()}`;
    return (await desk.webhook(path, { CallSid: customer.sid })).text;
  };

  it('leaves a customer who is told so at once, while the desk waits', async () => {
    await desk.signsInAvailable('agent2');
    await customer.leaves('agent1');
    expect(desk.telephony.asked.at(-1)).toBe('hold with reconnecting');
    expect(await heldDocument()).toMatch(/connection to your agent was lost.*bring them back/);
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'owner-lost',
      myRole: 'lost',
      parties: [],
      availableActions: [],
      customer: { hears: 'hold-music' },
    });
    expect(await desk.as('agent1').call()).toMatchObject({ state: 'owner-lost' });
  });

  it('could read beforehand what becomes of the customer, and that comes true', async () => {
    await desk.signsInAvailable('agent2');
    expect(await customer.viewOf('agent1')).toMatchObject({
      withoutMe: { customer: 'waits', agent: null },
    });
    await customer.getsConsulted('agent1', 'agent2');
    expect(await customer.viewOf('agent1')).toMatchObject({
      withoutMe: { customer: 'stays-with', agent: { id: 'agent2', name: 'Ben' } },
    });

    await customer.leaves('agent1');
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'connected', myRole: 'owner' });
    expect(await customer.viewOf('agent1')).toMatchObject({ withoutMe: null });
  });

  it('is rung as soon as their page is back, and the same call goes on', async () => {
    await customer.leaves('agent1');
    await desk.beat('agent1', { registered: false });
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');

    await desk.beat('agent1');
    await desk.doJobs();
    expect(desk.telephony.asked.at(-1)).toBe('ring agent1 for recall');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'recalling',
      myRole: 'offered',
      parties: [{ role: 'offered', status: 'dialing' }],
    });
    expect(await heldDocument()).toContain('bring them back');

    await customer.getsAnsweredBy('agent1');
    expect(desk.telephony.asked.at(-1)).toBe('resume');
    expect(await customer.viewOf('agent1')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  it('is not rung for what their page said before the loss', async () => {
    await desk.beat('agent1');
    await customer.leaves('agent1');
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).not.toContain('ring agent1 for recall');
  });

  it('is rung once, however often their page says that it is back', async () => {
    await customer.leaves('agent1');
    await Promise.all([desk.beat('agent1'), desk.beat('agent1'), desk.beat('agent1')]);
    await desk.doJobs();
    await desk.beat('agent1');
    await desk.doJobs();
    const recalls = desk.telephony.asked.filter((asked) => asked === 'ring agent1 for recall');
    expect(recalls).toHaveLength(1);
  });

  it('is given no other customer before their own', async () => {
    await customer.leaves('agent1');
    const other = await desk.customerCalls();
    await desk.beat('agent1');
    await desk.doJobs();
    expect([await customer.state(), await other.state()]).toEqual(['recalling', 'queued']);
  });

  it('has until the grace is over; then another agent is rung, before earlier callers', async () => {
    const waiting = await desk.customerCalls();
    await customer.leaves('agent1');
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'away' });
    await desk.doJobsThatWait('grace_over');
    expect(await customer.row()).toMatchObject({ state: 'queued', parked: 'hold' });
    expect(await heldDocument()).toContain('You are next in line.');
    expect(await desk.as('agent1').call()).toBeNull();

    await desk.signsInAvailable('agent2');
    await desk.doJobs();
    expect([await customer.state(), await waiting.state()]).toEqual(['offering', 'queued']);
    await customer.getsAnsweredBy('agent2');
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  it('is not given up by the deadline of an earlier loss', async () => {
    await customer.leaves('agent1');
    const [earlier] = await desk.jobs('grace_over');
    await desk.beat('agent1');
    await desk.doJobs();
    await customer.getsAnsweredBy('agent1');
    await customer.leaves('agent1');

    await desk.addJobAgain(earlier);
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');
  });

  it.each([
    ['no-answer', 'missed-a-call'],
    ['busy', 'declined-a-call'],
    ['failed', 'unreachable'],
  ] as const)(
    'whose recall ends %s is away, and the customer is the first of the queue',
    async (status, awayReason) => {
      await customer.leaves('agent1');
      await desk.beat('agent1');
      await desk.doJobs();
      await customer.ringsAt('agent1');
      await customer.ringEnds('agent1', status);
      expect(await customer.row()).toMatchObject({ state: 'queued', parked: 'hold' });
      expect(await desk.as('agent1').presence()).toMatchObject({ presence: 'away', awayReason });
    },
  );

  it('finds no ring any more when the customer has hung up meanwhile', async () => {
    await customer.leaves('agent1');
    await customer.hangsUp();
    await desk.beat('agent1');
    await desk.doJobs();
    await desk.doJobsThatWait('grace_over');
    expect(desk.telephony.asked).not.toContain('ring agent1 for recall');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'ended',
      outcome: 'customer-hung-up',
    });
  });

  it('while a colleague rings leaves the customer with the truth about that', async () => {
    await desk.signIn('agent2');
    await customer.startTransfer('agent1', 'agent2', 'consult');
    await customer.leaves('agent1');
    expect(await heldDocument()).toContain('calling a colleague for you');
  });
});

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('at a desk that ends calls whose agent is lost', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ AGENT_LOSS_POLICY: 'end-call' });
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  it('the customer is told why, and the conversation ends', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await customer.leaves('agent1');
    expect(desk.telephony.asked.at(-1)).toBe('close the room');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'ended',
      outcome: 'agent-lost',
    });
    const { text } = await customer.after('in-progress');
    expect(text).toMatch(/connection to your agent was lost.*Goodbye.*<Hangup/);
  });
});
