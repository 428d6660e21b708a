import { type CallView, callViewSchema } from '@baton/shared-types';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('how a call is over, as each agent is told', () => {
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
    await isHeardOf();
    customer = await desk.customerCalls();
    told.length = 0;
    jest.spyOn(desk.consoles, 'showCall').mockImplementation((agentId, view) => {
      told.push([agentId, callViewSchema.parse(view)]);
    });
  });

  /** What the consoles were shown, by agent. */
  const told: [string, CallView][] = [];
  const lastTold = (agentId: string) => told.findLast(([to]) => to === agentId)?.[1];
  const endFor = async (agentId: string) => (await customer.viewOf(agentId)).myEnd;
  /** However slow this machine is: nobody falls silent. */
  const isHeardOf = () =>
    desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() + interval '1 hour'`);
  const ben = { id: 'agent2' };
  const consults = async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.getsConsulted('agent1', 'agent2');
  };
  const reads = async (agentId: string) => {
    const id = await customer.id();
    const [call, timeline] = await Promise.all([
      desk.as(agentId).get(`/api/calls/${id}`),
      desk.as(agentId).get(`/api/calls/${id}/timeline`),
    ]);
    expect(timeline.status).toBe(call.status);
    return call.status;
  };

  it('is not told while they are on it', async () => {
    await customer.getsAnsweredBy('agent1');
    expect(await endFor('agent1')).toBeNull();
  });

  it('says that the customer hung up, and who ended the call', async () => {
    await consults();
    await customer.hangsUp();
    for (const agentId of ['agent1', 'agent2']) {
      expect(await endFor(agentId)).toEqual({
        kind: 'customer-hung-up',
        agent: null,
        wasOnCall: true,
      });
    }
  });

  it('says who has ended the call', async () => {
    await consults();
    await customer.wish('agent1', 'end');
    expect(await endFor('agent2')).toMatchObject({
      kind: 'agent-ended',
      agent: { id: 'agent1' },
    });
  });

  it('says which colleague they have handed over to, also when the call is over for everybody later', async () => {
    await consults();
    await customer.settleTransfer('agent1', 'complete');
    expect(await endFor('agent1')).toMatchObject({ kind: 'handed-over', agent: ben });
    await customer.hangsUp();
    expect(await endFor('agent1')).toMatchObject({ kind: 'handed-over', agent: ben });
    expect(await endFor('agent2')).toMatchObject({ kind: 'customer-hung-up' });
  });

  it('calls nobody gone who was lost, and nothing handed over by them', async () => {
    await consults();
    await customer.leaves('agent1');
    expect(await endFor('agent1')).toMatchObject({ kind: 'lost', agent: ben });
    expect(await customer.viewOf('agent2')).toMatchObject({
      myRole: 'owner',
      transfer: { outcome: 'taken-over' },
    });
  });

  it('calls a colleague lost who has not left', async () => {
    await consults();
    await customer.leaves('agent2');
    expect(await customer.viewOf('agent1')).toMatchObject({ transfer: { outcome: 'target-lost' } });
    expect(await endFor('agent2')).toMatchObject({ kind: 'lost', agent: { id: 'agent1' } });
  });

  it('calls a colleague gone who has left', async () => {
    await consults();
    await customer.wish('agent2', 'leave');
    expect(await customer.viewOf('agent1')).toMatchObject({ transfer: { outcome: 'target-left' } });
    expect(await endFor('agent2')).toMatchObject({ kind: 'left' });
  });

  it('says who took the call back', async () => {
    await consults();
    await customer.settleTransfer('agent1', 'cancel');
    expect(await endFor('agent2')).toMatchObject({ kind: 'taken-back', agent: { id: 'agent1' } });
  });

  it('tells who is handed over to while it rings, and that the customer comes back', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.startTransfer('agent1', 'agent2', 'blind');
    expect(await endFor('agent1')).toMatchObject({ kind: 'handing-over', agent: ben });
    await customer.ringEnds('agent2', 'busy');
    expect(await customer.viewOf('agent1')).toMatchObject({
      myRole: expect.stringMatching(/lost|offered/) as string,
    });
  });

  it('counts an agent as taken along whose end was reported before the customer’s', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.leaves('agent1');
    await customer.hangsUp();
    expect(await endFor('agent1')).toMatchObject({ kind: 'customer-hung-up' });
  });

  it('tells an agent who was rung whose call they missed, once', async () => {
    await customer.ringsAt('agent1');
    await customer.hangsUp();
    expect(lastTold('agent1')).toMatchObject({
      customer: { number: '+12025550123' },
      myEnd: { kind: 'customer-hung-up', wasOnCall: false },
    });
  });

  it.each([
    ['no-answer', 'no-answer'],
    ['busy', 'declined'],
    ['failed', 'failed'],
  ] as const)('tells an agent whose ring ended %s', async (status, kind) => {
    await customer.ringsAt('agent1');
    await customer.ringEnds('agent1', status);
    expect(lastTold('agent1')).toMatchObject({ myEnd: { kind, wasOnCall: false } });
  });

  it('tells an agent that their ring is over, although the process that knew it has died', async () => {
    const before = new Date();
    await customer.ringsAt('agent1');
    await customer.ringEnds('agent1', 'busy');
    told.length = 0;
    await desk.tellAgain([await customer.id()], before);
    expect(lastTold('agent1')).toMatchObject({ myRole: 'past', myEnd: { kind: 'declined' } });
  });

  it('tells a colleague who is not needed any more who said so', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.startTransfer('agent1', 'agent2', 'consult');
    await customer.settleTransfer('agent1', 'cancel');
    expect(lastTold('agent2')).toMatchObject({
      myEnd: { kind: 'withdrawn', agent: { id: 'agent1' }, wasOnCall: false },
    });
  });

  /* Who may read a call and its timeline: role by state. */
  it('is read by who is rung only until the ring is over, and shown to them no more', async () => {
    expect(await reads('agent1')).toBe(200);
    expect(await reads('agent2')).toBe(403);
    await customer.ringEnds('agent1', 'busy');
    expect(await reads('agent1')).toBe(403);
    expect(lastTold('agent1')).toMatchObject({ myRole: 'past', myEnd: { kind: 'declined' } });
    told.length = 0;
    const afterwards = new Date();
    await desk.as('agent2').put('/api/agents/me/presence', { presence: 'available' });
    await desk.doJobs();
    await customer.getsAnsweredBy('agent2');
    await customer.wish('agent2', 'hold');
    await desk.tellAgain([await customer.id()], afterwards);
    await customer.wish('agent2', 'end');
    expect(lastTold('agent1')).toBeUndefined();
    expect(await reads('agent1')).toBe(403);
  });

  it('is read by a consulted colleague while it rings, and later only if they have answered', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.startTransfer('agent1', 'agent2', 'consult');
    expect(await reads('agent2')).toBe(200);
    await customer.settleTransfer('agent1', 'cancel');
    expect(await reads('agent2')).toBe(403);
    await customer.getsConsulted('agent1', 'agent2');
    await customer.settleTransfer('agent1', 'cancel');
    expect(await reads('agent2')).toBe(200);
  });

  it('is read by who has been on it, lost or not, to the end', async () => {
    await consults();
    await customer.leaves('agent1');
    expect([await reads('agent1'), await reads('agent2')]).toEqual([200, 200]);
    await customer.hangsUp();
    expect([await reads('agent1'), await reads('agent2')]).toEqual([200, 200]);
  });
});
