import { randomUUID } from 'node:crypto';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a call, as agents see it', () => {
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
  });

  it('rings when the agent’s own browser says so, and not before', async () => {
    expect((await desk.as('agent1').call())?.parties).toMatchObject([{ status: 'dialing' }]);
    await customer.ringsAt('agent1');
    expect((await desk.as('agent1').call())?.parties).toMatchObject([
      { role: 'offered', status: 'ringing' },
    ]);
  });

  it('offers what may be done, and nothing to an agent who may do nothing', async () => {
    await customer.getsAnsweredBy('agent1');
    expect(await customer.viewOf('agent1')).toMatchObject({
      myRole: 'owner',
      customer: { number: '+12025550123', hears: 'people' },
      availableActions: ['hold', 'consult', 'add', 'blind', 'requeue', 'end'],
    });
  });

  it('grows in version with every change', async () => {
    const versions = [(await customer.row()).version];
    await customer.getsAnsweredBy('agent1');
    versions.push((await customer.row()).version);
    await customer.wish('agent1', 'hold');
    versions.push((await customer.row()).version);
    expect(versions).toEqual([...versions].sort((one, two) => one - two));
    expect(new Set(versions).size).toBe(3);
  });

  it('is the current call of everybody who is a party of it, in any role', async () => {
    const seenBy = async (agentId: string) => (await desk.as(agentId).call())?.myRole;
    await desk.signIn('agent3');
    expect(await seenBy('agent1')).toBe('offered');
    await customer.getsAnsweredBy('agent1');
    await customer.startTransfer('agent1', 'agent2', 'add');
    expect([await seenBy('agent1'), await seenBy('agent2')]).toEqual(['owner', 'target']);
    await customer.getsAnsweredBy('agent2');
    await customer.startTransfer('agent1', 'agent3', 'add');
    expect([await seenBy('agent2'), await seenBy('agent3')]).toEqual(['guest', 'target']);
    await customer.getsAnsweredBy('agent3');
    await customer.wish('agent2', 'leave');
    expect(await seenBy('agent2')).toBeUndefined();
    await customer.wish('agent3', 'leave');
    await desk
      .as('agent1')
      .post(`/api/calls/${await customer.id()}/transfers`, {
        mode: 'blind',
        target: { kind: 'queue' },
      })
      .expect(201);
    expect(await seenBy('agent1')).toBe('leaving');
  });

  it('is nobody’s current call once it is over, and can still be read by those who were on it', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.hangsUp();
    expect(await desk.as('agent1').call()).toBeNull();
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'ended',
      outcome: 'customer-hung-up',
      myRole: 'past',
      parties: [],
      availableActions: [],
    });
  });

  it('leaves a history that says what happened, in order, and who brought it', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.wish('agent1', 'end');
    const moved = (await desk.history()).filter(({ decision }) => decision === 'moved');
    expect(
      moved.map(({ event, fromState, toState, cause }) => [event, fromState, toState, cause]),
    ).toEqual([
      ['customer_called', null, 'queued', 'webhook:connect/client'],
      ['agent_offered', 'queued', 'offering', 'job:match'],
      ['leg_joined', 'offering', 'connected', 'webhook:conference'],
      ['agent_ends', 'connected', 'ended', 'agent:agent1'],
    ]);
  });

  describe('is kept from', () => {
    const paths = ['', '/hold', '/resume', '/end', '/leave'];

    it.each(paths)('agents who have never been on it: %s 403', async (path) => {
      const url = `/api/calls/${await customer.id()}${path}`;
      const answer = path ? desk.as('agent2').post(url) : desk.as('agent2').get(url);
      const body: unknown = (await answer.expect(403)).body;
      expect(body).toMatchObject({ code: 'not_your_call', status: 403 });
    });

    it.each(paths)('people who are not signed in: %s 401', async (path) => {
      const url = `/api/calls/${await customer.id()}${path}`;
      const answer = path ? desk.as('nobody').post(url) : desk.as('nobody').get(url);
      await answer.expect(401);
    });

    it('an agent who says that another’s browser rings', async () => {
      const { order } = desk.telephony.ringOf('agent1');
      const path = `/api/calls/${order.callId}/legs/${order.legId}/ringing`;
      await desk.as('agent2').post(path).expect(403);
    });
  });

  it.each(['', '/hold', '/resume', '/end', '/leave'])(
    'that does not exist is not found, and under a malformed id the field is named: %s',
    async (path) => {
      const ask = (id: string) =>
        path
          ? desk.as('agent1').post(`/api/calls/${id}${path}`)
          : desk.as('agent1').get(`/api/calls/${id}`);
      expect((await ask(randomUUID()).expect(404)).body).toMatchObject({ code: 'unknown_call' });
      expect((await ask('1').expect(400)).body).toMatchObject({ errors: [{ field: 'callId' }] });
    },
  );

  it('that cannot be what an agent wishes says why', async () => {
    const wish = async (what: 'hold' | 'resume' | 'leave' | 'end') => {
      const response = await customer.wish('agent1', what);
      const { status } = response;
      const body: unknown = response.body;
      return [status, (body as { code: string }).code];
    };
    expect(await wish('hold')).toEqual([409, 'no_agent_yet']);
    await customer.getsAnsweredBy('agent1');
    expect(await wish('resume')).toEqual([409, 'not_held']);
    expect(await wish('leave')).toEqual([409, 'customer_would_be_alone']);
    await customer.wish('agent1', 'hold');
    expect(await wish('hold')).toEqual([409, 'already_held']);
    await customer.hangsUp();
    expect(await wish('end')).toEqual([409, 'already_over']);
    const refused = (await desk.history()).filter(({ decision }) => decision === 'refused');
    expect(refused.map(({ refusal }) => refusal)).toContain('customer_would_be_alone');
  });
});
