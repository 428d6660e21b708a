import { randomUUID } from 'node:crypto';
import type { CustomerOnTheLine } from '../testing/customer';
import { Desk } from '../testing/desk';

/* Real: the whole API, PostgreSQL. Not real: the carrier. */
describe('an agent whose page is heard of over its call only', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  const tab = randomUUID();
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.hasAvailable('agent1');
    await desk.beat('agent1', { tab });
    customer = await desk.customerCalls();
    await customer.isAnsweredBy('agent1');
    await desk.beat('agent1', { tab, leg: legId() });
  });

  const legId = () => desk.telephony.ringOf('agent1').order.legId;
  /** Nothing has come over the socket for as long as it takes to be given up. */
  const losesTheSocket = () =>
    desk.dataSource.query(`UPDATE agent_tab SET last_seen_at = now() - interval '4.3 s'`);
  const says = async (content: object | string, leg = legId()) =>
    desk.webhook(`/voice/calls/${await customer.id()}/legs/${leg}/alive`, {
      CallSid: desk.telephony.ringOf('agent1').sid,
      Content: typeof content === 'string' ? content : JSON.stringify(content),
    });
  const isLookedFor = async () => {
    desk.hasBeenUpForLong();
    await desk.doJobsThatWait('tab_silent');
  };

  it('is listened to, once for each leg', async () => {
    await desk.doJobs();
    expect(desk.telephony.listenedTo).toEqual(['agent1']);
  });

  it('keeps their customer, who is told nothing', async () => {
    await losesTheSocket();
    await says({ tab, at: Date.now() });
    await isLookedFor();
    expect(await customer.state()).toBe('connected');
    expect(desk.telephony.asked).not.toContain('hold with reconnecting');
  });

  it('has lost their customer once nothing more comes this way either', async () => {
    await losesTheSocket();
    await says({ tab, at: Date.now() });
    await losesTheSocket();
    await isLookedFor();
    expect(await customer.state()).toBe('owner-lost');
  });

  it.each([
    ['comes late, or again', () => ({ tab, at: Date.now() - 5_000 })],
    ['is of no tab that is known', () => ({ tab: randomUUID(), at: Date.now() })],
    ['cannot be read', () => '{"tab":'],
    ['says something else', () => ({ hello: 'world' })],
  ])('has lost their customer when what comes %s', async (_, content) => {
    await losesTheSocket();
    await says(content()).then(({ status }) => expect(status).toBe(204));
    await isLookedFor();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('is not kept by the page of a colleague', async () => {
    const other = randomUUID();
    await desk.signIn('agent2');
    await desk.beat('agent2', { tab: other });
    await losesTheSocket();
    await says({ tab: other, at: Date.now() });
    await isLookedFor();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('is not kept by what a clock of the future says', async () => {
    await says({ tab, at: Date.now() + 3_600_000 });
    await losesTheSocket();
    await isLookedFor();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('is as before where the carrier hands nothing on', async () => {
    desk.telephony.failNext('listenTo', 'refused');
    await desk.doJobs();
    expect(await desk.jobs('listen_to_leg')).toEqual([]);
    await losesTheSocket();
    await isLookedFor();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('is not believed without the carrier’s signature', async () => {
    const path = `/voice/calls/${await customer.id()}/legs/${legId()}/alive`;
    const forged = await desk.as('agent1').post(path, { Content: '{}' });
    expect(forged.status).toBe(403);
  });
});
