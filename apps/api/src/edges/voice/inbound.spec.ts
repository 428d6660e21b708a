import request from 'supertest';
import { CallEntity } from '../../adapters/database/entities/call.entity';
import { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { aSid } from '../../testing/sids';

/* Real: the whole API, PostgreSQL, signatures. Not real: the carrier. */
describe('a customer who calls', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  const numberOfCalls = () => desk.dataSource.manager.count(CallEntity);

  it('is put into a room of their own, without the carrier being asked for anything', async () => {
    await desk.signsInAvailable('agent1');
    const customer = new CustomerOnTheLine(desk);
    const { status, headers, text } = await customer.calls();

    expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(text).toContain(`>${customer.sid}</Conference>`);
    expect(text).toContain('startConferenceOnEnter="false"');
    expect(text).toContain(
      `waitUrl="http://localhost:3000/conference/wait?callId=${await customer.id()}&amp;order=1&amp;part=0#`,
    );
    expect(await customer.row()).toMatchObject({ state: 'queued', customerNumber: '+12025550123' });
    expect(desk.telephony.asked).toEqual([]);
  });

  it('is answered the same when the carrier asks ten times at once, and is one call', async () => {
    const customer = new CustomerOnTheLine(desk);
    const answers = await Promise.all(Array.from({ length: 10 }, () => customer.calls()));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await numberOfCalls()).toBe(1);
    expect(await desk.history()).toHaveLength(1);
  });

  it('is taken in when the carrier sends fields that are new, and leaves out others', async () => {
    const { status } = await desk.webhook('/conference/connect/client', {
      CallSid: aSid('CA'),
      SomethingNew: 'yes',
    });
    expect(status).toBe(200);
    expect(await desk.dataSource.manager.findOneByOrFail(CallEntity, {})).toMatchObject({
      customerNumber: null,
    });
  });

  it.each(['', 'Anonymous', '+266696687', '+17378742833', 'sip:anonymous@anonymous.invalid'])(
    'has no number when it hides it as %j',
    async (from) => {
      const customer = new CustomerOnTheLine(desk);
      await customer.calls({ From: from });
      expect((await customer.row()).customerNumber).toBeNull();
    },
  );

  it('is put into the same room when the answer got lost and the fallback address is asked', async () => {
    const customer = new CustomerOnTheLine(desk);
    const { text } = await customer.calls();
    const fallback = { CallSid: customer.sid, ErrorCode: '11200' };
    expect((await desk.webhook('/conference/fallback', fallback)).text).toBe(text);
    expect(await numberOfCalls()).toBe(1);
  });

  it('who is thought to be in a room is asked to leave it by its own address, and enters the next one once', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await desk.webhook('/conference/wait', { CallSid: customer.sid });
    await customer.getsAnsweredBy('agent1');
    for (let times = 0; times < 2; times += 1) {
      const { text } = await desk.webhook('/conference/fallback', { CallSid: customer.sid });
      expect(text).toContain(`${customer.sid}/after?entry=1#`);
    }
    expect(await customer.state()).toBe('connected');

    await customer.after('in-progress');
    const { text } = await desk.webhook('/conference/fallback', { CallSid: customer.sid });
    expect(text).toContain('/after?entry=2');
    expect(text).toContain(`>${customer.sid}</Conference>`);
  });

  it('who has not been welcomed yet joins the agent who was there first', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    const { text } = await desk.webhook('/conference/fallback', { CallSid: customer.sid });
    expect(text).toContain(`>${customer.sid}</Conference>`);
  });

  it('hears a farewell when the answer that got lost was that their call is over', async () => {
    const customer = new CustomerOnTheLine(desk);
    await customer.calls();
    await customer.hangsUp();
    const { text } = await desk.webhook('/conference/fallback', { CallSid: customer.sid });
    expect(text).toContain('<Hangup/>');
    expect(text).not.toContain('<Conference');
  });

  it.each([
    ['no signature', {}],
    ['a forged one', { 'X-Twilio-Signature': 'L/OH5YylLD5NRKLltdqwSvS0BnU=' }],
  ])('does not exist when the request has %s', async (_, headers) => {
    const response = await request(desk.app.getHttpServer())
      .post('/conference/connect/client')
      .set(headers)
      .type('form')
      .send({ CallSid: aSid('CA') });
    const { status } = response;
    const body: unknown = response.body;
    expect([status, (body as { code: string }).code]).toEqual([403, 'wrong_signature']);
    expect(await numberOfCalls()).toBe(0);
  });

  it('is not believed under a malformed id, which is named', async () => {
    const response = await desk.webhook('/conference/connect/client', {
      CallSid: 'CA1',
    });
    const { status, headers } = response;
    const body: unknown = response.body;
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ field: 'CallSid' }] });
  });

  describe('and waits', () => {
    const waits = (customer: CustomerOnTheLine) =>
      desk.webhook('/conference/wait', { CallSid: customer.sid, CallStatus: 'in-progress' });

    it('is welcomed once, then hears music and their place, again and again', async () => {
      const customer = await desk.customerCalls();
      const first = await waits(customer);
      const second = await waits(customer);
      expect(first.text).toContain('Welcome.');
      expect(first.text).toContain('next in line');
      expect(second.text).not.toContain('Welcome.');
      for (const { text } of [first, second]) {
        expect(text).toContain('<Play>http://localhost:3000/audio/wait-music.wav</Play><Redirect');
      }
    });

    it('hears how long it may take, once there is something to go by', async () => {
      await desk.signsInAvailable('agent1');
      for (let talks = 0; talks < 5; talks += 1) {
        // On a busy machine all of this takes longer than a console may be silent.
        await desk.beat('agent1');
        const customer = await desk.customerCalls();
        await customer.getsAnsweredBy('agent1');
        await customer.hangsUp();
        await desk.as('agent1').put('/api/agents/me/presence', { presence: 'available' });
      }
      await desk.dataSource.query(
        `UPDATE leg SET met_customer_at = ended_at - interval '150 seconds'`,
      );
      const waiting = await desk.customerCalls();
      await desk.beat('agent1');
      expect((await waits(waiting)).text).toContain('about 3 minutes');
    });

    it('is behind those who called before, and moves up', async () => {
      const [first, second] = [await desk.customerCalls(), await desk.customerCalls()];
      expect((await waits(second)).text).toContain('number 2 in line');
      await first.hangsUp();
      expect((await waits(second)).text).toContain('next in line');
    });

    it('hears music even when the desk does not know them, which is noted', async () => {
      const { status, text } = await waits(new CustomerOnTheLine(desk));
      expect(status).toBe(200);
      expect(text).toContain('/audio/wait-music.wav');
      expect(await desk.history()).toMatchObject([{ decision: 'unknown', callId: null }]);
    });
  });

  it('hears music that is ours, and may be kept', async () => {
    for (const name of ['wait-music.wav', 'hold-music.wav', 'short-music.wav']) {
      const { status, headers } = await request(desk.app.getHttpServer()).get(`/audio/${name}`);
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/wav/);
      expect(headers['cache-control']).toMatch(/max-age=[1-9]/);
    }
  });

  describe('when the database is away', () => {
    const withoutDatabase = async (work: () => Promise<void>) => {
      await desk.dataSource.query('ALTER TABLE call RENAME TO call_away');
      try {
        await work();
      } finally {
        await desk.dataSource.query('ALTER TABLE call_away RENAME TO call');
      }
    };

    it('is kept on the line, and the carrier is sent to the same address again', async () => {
      await withoutDatabase(async () => {
        for (const path of [
          '/conference/connect/client',
          '/conference/fallback',
          '/conference/wait',
        ]) {
          const { status, text } = await desk.webhook(path, { CallSid: aSid('CA') });
          expect(status).toBe(200);
          expect(text).toContain('Please stay on the line');
          expect(text).toContain(`>http://localhost:3000${path}#rc=1`);
        }
      });
    });

    it('is not put on the agent’s ear: an agent holds on, asks again, and is let go after half a minute', async () => {
      await withoutDatabase(async () => {
        const asks = (path: string) => desk.webhook(path, { CallSid: aSid('CA') });
        const leg = '0d3ac16a-a570-47ec-85d2-ecc1281ec21c';
        const { text } = await asks(`/conference/${aSid('CA')}/connect/agent1?leg=${leg}`);
        expect(text).toContain('Please hold on');
        const again = new URL(
          />([^<]*)<\/Redirect>/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '',
        );
        expect(again.searchParams.get('leg')).toBe(leg);

        const after = async (seconds: number) => {
          const since = Number(again.searchParams.get('since')) - seconds * 1_000;
          const url = new URL(again);
          url.searchParams.set('since', `${since}`);
          return (await asks(url.pathname + url.search)).text;
        };
        expect(await after(25)).toContain('Please hold on');
        expect(await after(31)).toMatch(/out of order, so you cannot be connected.*<Hangup\/>/);
        again.searchParams.set('since', 'long ago');
        expect((await asks(again.pathname + again.search)).text).toContain('<Hangup/>');
      });
    });
  });
});
