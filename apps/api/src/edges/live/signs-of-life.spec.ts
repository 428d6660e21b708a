import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { Heartbeats } from './heartbeats';

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
    await desk.signsInAvailable('agent1');
    await desk.beat('agent1', { tab });
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
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
    desk.pretendUpForLong();
    await desk.doJobsThatWait('tab_silent');
  };

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

  it('is not kept by a session that has run out', async () => {
    await losesTheSocket();
    await desk.dataSource.query(`UPDATE agent_session SET expires_at = now() - interval '1 s'`);
    await says({ tab, at: Date.now() });
    await isLookedFor();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('is not kept by what comes for a leg that is over', async () => {
    const leg = legId();
    await customer.connectionEnds('agent1');
    const before = await desk.dataSource.query<unknown[]>('SELECT * FROM agent_tab');
    await says({ tab, at: Date.now() }, leg).then(({ status }) => expect(status).toBe(204));
    await says({ tab, at: Date.now() }, randomUUID()).then(({ status }) =>
      expect(status).toBe(204),
    );
    expect(await desk.dataSource.query<unknown[]>('SELECT * FROM agent_tab')).toEqual(before);
  });

  it('costs one transaction a second, however much it says', async () => {
    const note = jest.spyOn(desk.app.get(Heartbeats), 'noteOverLeg');
    const at = Date.now();
    const sent = Array.from({ length: 40 }, (_, index) => says({ tab, at: at - 40 + index }));
    const answers = await Promise.all(sent);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
    expect(note).toHaveBeenCalledTimes(1);
    note.mockRestore();
  });

  it('is as before where the carrier hands nothing on', async () => {
    desk.telephony.failNext('listenTo', 'refused');
    await desk.doJobs();
    expect(await desk.jobs('listen_to_leg')).toEqual([]);
    await losesTheSocket();
    await isLookedFor();
    expect(await customer.state()).toBe('owner-lost');
  });

  it.each([
    ['keeps their customer', (body: string) => body, 204, 'connected'],
    ['is refused whose hash is another one’s', (body: string) => `${body} `, 403, 'owner-lost'],
    ['is refused when it is not an object', () => '[]', 403, 'owner-lost'],
  ])('may be heard of by JSON, which %s', async (_, change, status, state) => {
    await losesTheSocket();
    const Content = JSON.stringify({ tab, at: Date.now() });
    const body = JSON.stringify({ CallSid: desk.telephony.ringOf('agent1').sid, Content });
    const hash = getExpectedBodyHash(change('') === '[]' ? '[]' : body);
    const path = `/voice/calls/${await customer.id()}/legs/${legId()}/alive?bodySHA256=${hash}`;
    const { TWILIO_AUTH_TOKEN, PUBLIC_BASE_URL } = desk.environment;
    const answer = await request(desk.app.getHttpServer())
      .post(path)
      .type('json')
      .set(
        'X-Twilio-Signature',
        getExpectedTwilioSignature(TWILIO_AUTH_TOKEN, PUBLIC_BASE_URL + path, {}),
      )
      .send(change(body));
    expect(answer.status).toBe(status);
    await isLookedFor();
    expect(await customer.state()).toBe(state);
  });

  it('is not believed without the carrier’s signature', async () => {
    const path = `/voice/calls/${await customer.id()}/legs/${legId()}/alive`;
    const forged = await desk.as('agent1').post(path, { Content: '{}' });
    expect(forged.status).toBe(403);
  });
});
