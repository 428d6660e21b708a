import { agentParty } from '@baton/call-flow';
import type { CustomerOnTheLine } from '../../testing/customer';
import { CallWriter } from '../calls/call-writer';
import { Desk } from '../../testing/desk';
import { TaskBook } from '../task-book';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('an agent who is rung and is not there for it any more', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    desk.pretendUpForLong();
    await desk.signsInAvailable('agent1');
    customer = await desk.customerCalls();
    await desk.signsInAvailable('agent2');
    await customer.ringsAt('agent1');
  });

  const goAway = (agentId: string) =>
    desk.as(agentId).put('/api/agents/me/presence', { presence: 'away' }).expect(200);
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['going away', () => goAway('agent1')],
    ['signing out', () => desk.as('agent1').delete('/api/session').expect(204)],
    ['falling silent', () => desk.fallsSilent('agent1')],
    ['losing their telephone', () => desk.beat('agent1', { registered: false })],
  ];

  it.each(ways)('is rung no longer after %s: the next agent is rung at once', async (_, gone) => {
    await gone();
    await desk.doJobs();
    expect(desk.telephony.asked.filter((words) => words !== 'look at a connection')).toEqual(
      expect.arrayContaining(['ring agent1 for offer', 'hang up agent1', 'ring agent2 for offer']),
    );
    expect(await customer.row()).toMatchObject({ state: 'offering', offeredAgentId: 'agent2' });
  });

  it('is away because they chose to be, and not because they missed a call', async () => {
    await goAway('agent1');
    await desk.doJobs();
    expect(await desk.as('agent1').presence()).toMatchObject({
      presence: 'away',
      awayReason: 'chosen',
    });
  });

  it('takes calls again as soon as their telephone is back', async () => {
    await desk.beat('agent1', { registered: false });
    await desk.doJobs();
    await desk.beat('agent1');
    expect(await desk.as('agent1').presence()).toMatchObject({ presence: 'available' });
  });

  it('keeps the customer when they have answered before', async () => {
    const { text } = await customer.connect('agent1');
    expect(text).toContain('<Conference');
    await goAway('agent1');
    await desk.doJobs();
    await customer.joins('agent1');
    expect(await customer.row()).toMatchObject({ state: 'connected', ownerAgentId: 'agent1' });
    expect(desk.telephony.asked).not.toContain('hang up agent1');
  });

  it('is let in nowhere when they answer after', async () => {
    await goAway('agent1');
    await desk.doJobs();
    const { text } = await customer.connect('agent1');
    expect(text).not.toContain('<Conference');
    expect(await customer.row()).toMatchObject({ state: 'offering', offeredAgentId: 'agent2' });
  });

  it('is rung on while another tab of theirs can be rung', async () => {
    const first = desk.as('agent1');
    await desk.signIn('agent1');
    await first.delete('/api/session').expect(204);
    await desk.doJobs();
    expect(await customer.row()).toMatchObject({ state: 'offering', offeredAgentId: 'agent1' });
  });

  it('is rung on by a desk that was away itself and has not heard of anybody yet', async () => {
    await desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '11 s'`);
    desk.pretendJustStarted();
    await desk.app.get(TaskBook).run('withdraw_ring', { agentId: 'agent1' }, { isLast: false });
    expect(await customer.row()).toMatchObject({ state: 'offering', offeredAgentId: 'agent1' });
    expect(await desk.jobs('withdraw_ring')).toHaveLength(1);
  });

  it('is rung no longer when it was decided to ring them just as they went away', async () => {
    await customer.ringEnds('agent1', 'canceled');
    await customer.ringEnds('agent2', 'canceled');
    await goAway('agent2');
    await goAway('agent1');
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'available' });
    const { id } = await customer.row();
    let jobs = Promise.resolve();
    await desk.store.transaction(async (tx) => {
      await tx.agents.takeTurnToRing();
      await tx.calls.lock(id);
      const leg = '0d3ac16a-a570-47ec-85d2-ecc1281ec21c';
      await desk.app.get(CallWriter).write(tx, id, {
        kind: 'concluded',
        event: { type: 'agent_offered', offer: { leg, party: agentParty('agent1') } },
        cause: 'job:match',
      });
      await goAway('agent1');
      jobs = desk.doJobs();
      await desk.waitsForJobInHand('withdraw_ring');
    });
    await jobs;
    await desk.doJobs();
    expect(await customer.state()).toBe('queued');
  });

  it('who was to be consulted is named as away to the colleague, with the customer on hold', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.startTransfer('agent1', 'agent2', 'consult');
    await goAway('agent2');
    await desk.doJobs();
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'held',
      transfer: { outcome: 'went-away' },
    });
    expect(desk.telephony.asked.at(-1)).toBe('hang up agent2');
  });

  it('is rung on when a colleague asks them who were away before', async () => {
    await customer.getsAnsweredBy('agent1');
    await goAway('agent2');
    await customer.startTransfer('agent1', 'agent2', 'consult');
    await goAway('agent2');
    await desk.doJobs();
    expect(await customer.state()).toBe('consult-ringing');
  });
});
