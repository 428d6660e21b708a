import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a blind transfer', () => {
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
  });

  it('lets go of the agent only when the customer has music, and rings the colleague meanwhile', async () => {
    desk.telephony.failNext('hold', 'unsure');
    const path = `/api/calls/${await customer.id()}/transfers`;
    const response = await desk
      .as('agent1')
      .post(path, { mode: 'blind', target: { kind: 'agent', id: 'agent2' } })
      .expect(201);
    expect(response.body).toMatchObject({
      state: 'offering',
      myRole: 'leaving',
      parties: [
        { role: 'offered', agent: { id: 'agent2' } },
        { role: 'leaving', agent: { id: 'agent1' }, status: 'on-call' },
      ],
      transfer: { mode: 'blind', outcome: null },
    });
    expect(await desk.as('agent1').call()).toMatchObject({ myRole: 'leaving' });

    await desk.doJobs();
    expect(desk.telephony.asked.filter((asked) => !asked.startsWith('ring agent'))).toEqual([
      'hold with hold-music',
      'hold with hold-music',
      'hang up agent1',
    ]);
    expect(desk.telephony.asked).toContain('ring agent2 for blind');
    expect(await desk.as('agent1').call()).toBeNull();
    expect(await customer.viewOf('agent1')).toMatchObject({ state: 'offering', myRole: 'past' });
  });

  it('is completed when the colleague answers, who gets the customer off hold', async () => {
    await customer.startTransfer('agent1', 'agent2', 'blind');
    await customer.getsAnsweredBy('agent2');
    expect(desk.telephony.asked.at(-1)).toBe('resume');
    expect(await customer.viewOf('agent2')).toMatchObject({
      state: 'connected',
      myRole: 'owner',
      transfer: { mode: 'blind', outcome: 'completed' },
    });
  });

  it.each([
    ['busy', 'declined'],
    ['no-answer', 'no-answer'],
    ['failed', 'failed'],
  ] as const)(
    'whose ring ends %s brings the customer back to the agent, who is there',
    async (status, outcome) => {
      await customer.startTransfer('agent1', 'agent2', 'blind');
      await customer.ringsAt('agent2');
      await customer.ringEnds('agent2', status);
      expect(await customer.viewOf('agent1')).toMatchObject({
        state: 'owner-lost',
        myRole: 'lost',
        transfer: { outcome },
      });

      await desk.beat('agent1');
      await desk.doJobs();
      expect(desk.telephony.asked.at(-1)).toBe('ring agent1 for recall');
      await customer.getsAnsweredBy('agent1');
      expect(await customer.viewOf('agent1')).toMatchObject({
        state: 'connected',
        myRole: 'owner',
      });
    },
  );

  it('is called off when the carrier will not give the customer music: the agent talks on', async () => {
    desk.telephony.failNext('hold', 'refused');
    await customer.startTransfer('agent1', 'agent2', 'blind');
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'connected',
      myRole: 'owner',
      transfer: { outcome: 'failed' },
    });
    expect(desk.telephony.asked).not.toContain('hang up agent1');
  });

  it('whose agent has gone home gives the customer to the queue, ahead of all others', async () => {
    await customer.startTransfer('agent1', 'agent2', 'blind');
    await desk.as('agent1').delete('/api/session').expect(204);
    const waiting = await desk.customerCalls();
    await customer.ringEnds('agent2', 'busy');
    expect(await customer.state()).toBe('owner-lost');

    await desk.doJobsThatWait('grace_over');
    expect(await customer.row()).toMatchObject({ state: 'queued', parked: 'hold' });
    await desk.signsInAvailable('agent3');
    await desk.doJobs();
    expect([await customer.state(), await waiting.state()]).toEqual(['offering', 'queued']);
  });

  it.each([
    ['consult', 'complete'],
    ['consult', 'leave'],
    ['add', 'complete'],
    ['add', 'leave'],
  ] as const)(
    'is what becomes of a transfer (%s) whose owner asks to %s while it rings',
    async (mode, how) => {
      await customer.startTransfer('agent1', 'agent2', mode);
      expect((await customer.viewOf('agent1')).availableActions).toContain(how);
      const { status } =
        how === 'leave'
          ? await customer.wish('agent1', how)
          : await customer.settleTransfer('agent1', how);
      expect(status).toBe(200);
      expect(desk.telephony.asked.at(-1)).toBe('hang up agent1');
      expect(await customer.viewOf('agent2')).toMatchObject({
        state: 'offering',
        myRole: 'offered',
        customer: { hears: 'hold-music' },
      });
      await customer.getsAnsweredBy('agent2');
      expect(await customer.viewOf('agent2')).toMatchObject({
        state: 'connected',
        transfer: { mode, outcome: 'completed' },
      });
    },
  );
});
