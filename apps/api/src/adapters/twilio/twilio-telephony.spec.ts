import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { partyOf } from '@baton/call-flow';
import { testEnvironment } from '../../testing/test-environment';
import { CarrierAddresses } from '../../desk/carrier/carrier-addresses';
import { TwilioTelephony } from './twilio-telephony';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/* Real: the official SDK and HTTP. Not real: what answers. */
describe('what the carrier is asked', () => {
  let server: Server;
  let telephony: TwilioTelephony;
  const requests: { line: string; form: Record<string, string | string[]>; login: string }[] = [];
  const answers: Answer[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      void remember(request).then(() => {
        const { status, body } = answers.shift() ?? { status: 500, body: {} };
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    await new Promise<void>((listening) => server.listen(0, listening));
    const { port } = server.address() as AddressInfo;
    const environment = testEnvironment('postgres://localhost/none', {
      TWILIO_API_BASE_URL: `http://localhost:${port}`,
      RING_TIMEOUT_SECONDS: '15',
    });
    telephony = new TwilioTelephony(environment, new CarrierAddresses(environment));
  });
  afterAll(() => server.close());
  beforeEach(() => {
    requests.length = 0;
    answers.length = 0;
  });

  async function remember(request: IncomingMessage): Promise<void> {
    const fields = new URLSearchParams(await text(request));
    const form = Object.fromEntries(
      [...fields.keys()].map((name) => {
        const values = fields.getAll(name);
        return [name, values.length > 1 ? values : (values[0] ?? '')];
      }),
    );
    const login = Buffer.from(
      request.headers.authorization?.replace('Basic ', '') ?? '',
      'base64',
    ).toString();
    requests.push({ line: `${request.method} ${request.url}`, form, login });
  }

  const account = '/2010-04-01/Accounts/AC00000000000000000000000000000001';
  const order = {
    callId: '0d3ac16a-a570-47ec-85d2-ecc1281ec21c',
    legId: 'acec3c60-d7c2-44b8-a743-1ac8551f42e1',
    party: partyOf('agent1'),
    purpose: 'offer',
    room: 'CA00000000000000000000000000000009',
    askedAt: new Date('2026-11-22T12:00:05.400Z'),
  };
  const to = `client:agent1?callId=${order.callId}&legId=${order.legId}&purpose=offer`;
  /** A process that does not answer is not the only one. */
  const again = '#rc=1&rp=ct,rt,5xx&rt=7000';
  const customer = {
    callId: order.callId,
    roomSid: 'CF00000000000000000000000000000001',
    customerSid: order.room,
    soundOrder: 3,
  };

  it('rings an agent’s browsers, with what they are to know, a time limit and somewhere to report', async () => {
    answers.push({ status: 201, body: { sid: 'CA1', status: 'queued' } });
    await expect(telephony.ring(order)).resolves.toBe('CA1');
    expect(requests).toEqual([
      {
        line: `POST ${account}/Calls.json`,
        login: 'SK00000000000000000000000000000001:fedcba9876543210fedcba9876543210',
        form: {
          To: to,
          From: '+12025550100',
          Url: `http://localhost:3000/conference/${order.room}/connect/agent1?leg=${order.legId}${again}`,
          Method: 'POST',
          FallbackUrl: `http://localhost:3000/conference/${order.room}/connect/agent1?leg=${order.legId}${again}`,
          FallbackMethod: 'POST',
          StatusCallback: `http://localhost:3000/voice/calls/${order.callId}/legs/${order.legId}/status#rc=3&rp=ct,rt,5xx&rt=4000`,
          StatusCallbackMethod: 'POST',
          StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
          Timeout: '15',
        },
      },
    ]);
  });

  it('rings an outside number no longer than is allowed', async () => {
    answers.push({ status: 201, body: { sid: 'CA1', status: 'queued' } });
    await telephony.ring({ ...order, party: partyOf('+12025550199') });
    expect(requests[0]?.form).toMatchObject({ To: '+12025550199', TimeLimit: '3600' });
  });

  it('finds the ring whose answer was lost, with or without the parameters in its address', async () => {
    const page = (...calls: object[]) => ({ status: 200, body: { calls, next_page_uri: null } });
    const made = 'Sun, 22 Nov 2026 12:00:05 +0000';
    const call = (sid: string, address: string, date_created = made) => ({
      ...{ sid, date_created },
      to: address,
    });
    answers.push(
      page(call('CA2', 'client:agent2'), call('CA3', to)),
      page(call('CA4', 'client:agent1')),
      page(call('CA5', 'client:agent1?legId=another')),
      page(call('CA6', to), call('CA3', to)),
      page(call('CA7', 'client:agent1', 'Sun, 22 Nov 2026 11:59:05 +0000')),
    );
    const found = await telephony.findRung(order);
    expect(found.sort()).toEqual(['CA3', 'CA4', 'CA6']);
    const filters = requests.map(({ line }) => new URLSearchParams(line.split('?')[1]));
    expect(filters.map((filter) => filter.get('Status') ?? filter.get('To')).sort()).toEqual([
      'client:agent1',
      to,
      'in-progress',
      'queued',
      'ringing',
    ]);
  });

  it('holds the customer with our own audio', async () => {
    answers.push({ status: 200, body: {} });
    await telephony.hold(customer, 'reconnecting');
    expect(requests[0]).toMatchObject({
      line: `POST ${account}/Conferences/${customer.roomSid}/Participants/${order.room}.json`,
      form: {
        Hold: 'true',
        HoldUrl: `http://localhost:3000/conference/hold?audio=reconnecting&callId=${order.callId}&order=3&part=0${again}`,
        HoldMethod: 'POST',
      },
    });
  });

  it('plays to the customer who waits, anew', async () => {
    answers.push({ status: 200, body: {} });
    await telephony.playWhileWaiting(customer);
    expect(requests[0]).toMatchObject({
      line: `POST ${account}/Conferences/${customer.roomSid}/Participants/${order.room}.json`,
      form: {
        WaitUrl: `http://localhost:3000/conference/wait?callId=${order.callId}&order=3&part=0${again}`,
        WaitMethod: 'POST',
      },
    });
  });

  it('resumes the customer', async () => {
    answers.push({ status: 200, body: {} });
    await telephony.resume(customer);
    expect(requests[0]?.form).toEqual({ Hold: 'false' });
  });

  it('has what a page says over its leg posted to the desk, as one request however often it is asked', async () => {
    const { callId, legId } = order;
    answers.push({ status: 201, body: { sid: 'ZY1' } });
    await telephony.listenTo({ callId, legId, sid: 'CA1' });
    expect(requests).toMatchObject([
      {
        line: `POST ${account}/Calls/CA1/UserDefinedMessageSubscriptions.json`,
        form: {
          // Late it is worth nothing: the carrier does not try again.
          Callback: `http://localhost:3000/voice/calls/${callId}/legs/${legId}/alive`,
          Method: 'POST',
          IdempotencyKey: legId,
        },
      },
    ]);
  });

  it.each([
    [{ status: 400, body: { code: 21220 } }, 'gone'],
    [{ status: 404, body: { code: 20404 } }, 'gone'],
    [{ status: 403, body: { code: 20003 } }, 'refused'],
    [{ status: 503, body: '<html>' }, 'unsure'],
  ])('knows why nothing is posted of a leg: %j', async (answer, failure) => {
    const { callId, legId } = order;
    answers.push(answer);
    const asking = telephony.listenTo({ callId, legId, sid: 'CA1' });
    await expect(asking).rejects.toMatchObject({ failure });
  });

  it('ends connections and rooms', async () => {
    answers.push({ status: 200, body: {} }, { status: 200, body: {} });
    await telephony.hangUp('CA1');
    await telephony.closeRoom('CF1');
    expect(requests.map(({ line, form }) => [line, form])).toEqual([
      [`POST ${account}/Calls/CA1.json`, { Status: 'completed' }],
      [`POST ${account}/Conferences/CF1.json`, { Status: 'completed' }],
    ]);
  });

  it('takes the one room of a name that is not over', async () => {
    const conferences = [
      { sid: 'CF1', status: 'completed' },
      { sid: 'CF2', status: 'in-progress' },
    ];
    answers.push({ status: 200, body: { conferences, next_page_uri: null } });
    await expect(telephony.findRoom(order.room)).resolves.toBe('CF2');
    expect(requests[0]?.line).toContain(`FriendlyName=${order.room}`);
  });

  it('lists who is in a room, without those who are on the way into it', async () => {
    const participants = [
      { call_sid: 'CA1', status: 'connected', hold: true },
      { call_sid: 'CA2', status: 'ringing' },
    ];
    answers.push({ status: 200, body: { participants, next_page_uri: null } });
    await expect(telephony.whoIsInRoom('CF1')).resolves.toEqual(
      new Map([['CA1', { isHeld: true }]]),
    );
  });

  it.each([
    ['completed', 'left'],
    ['busy', 'declined'],
    ['in-progress', null],
    ['a word of the future', null],
  ])('knows how a connection ended that is %s', async (status, outcome) => {
    answers.push({ status: 200, body: { sid: 'CA1', status } });
    await expect(telephony.endOf('CA1')).resolves.toBe(outcome);
  });

  describe('for everything at once', () => {
    const page = (name: string, entries: object[], next_page_uri: string | null = null) => ({
      status: 200,
      body: { [name]: entries, next_page_uri },
    });
    const ofCalls = (...sids: string[]) =>
      page(
        'calls',
        sids.map((sid) => ({ sid })),
      );
    const noRooms = page('conferences', []);
    const list = (query: string) => `GET ${account}/${query}&PageSize=1000`;
    const up = list('Calls.json?Status=in-progress');
    const rooms = list('Conferences.json?Status=in-progress');

    it('is asked for the longest pages of two lists, when nobody rings', async () => {
      const room = (sid: string, friendly_name: string) => ({ sid, friendly_name });
      answers.push(
        ofCalls('CA1', 'CA2'),
        page('conferences', [room('CF1', 'CA1'), room('CF2', 'CA1'), room('CF3', 'CA2')]),
      );
      const seen = await telephony.overview(new Set());
      expect(requests.map(({ line }) => line)).toEqual([up, rooms]);
      expect(seen).toEqual({
        up: new Set(['CA1', 'CA2']),
        ringing: new Set(),
        rooms: new Map([
          ['CA1', ['CF1', 'CF2']],
          ['CA2', ['CF3']],
        ]),
        requests: 2,
      });
    });

    it('is asked who rings only until those are found who are rung', async () => {
      answers.push(ofCalls('CA1'), noRooms, ofCalls('CA3'), ofCalls('CA4'));
      const seen = await telephony.overview(new Set(['CA1', 'CA3', 'CA4']));
      expect(requests.slice(2).map(({ line }) => line)).toEqual([
        list('Calls.json?Status=ringing'),
        list('Calls.json?Status=queued'),
      ]);
      expect(seen).toMatchObject({ ringing: new Set(['CA3', 'CA4']), requests: 4 });
      requests.length = 0;
      answers.push(ofCalls(), noRooms, ofCalls('CA3'));
      await telephony.overview(new Set(['CA3']));
      expect(requests).toHaveLength(3);
    });

    it('is asked for page after page', async () => {
      const next = `${account}/Calls.json?Status=in-progress&PageSize=1000&Page=1&PageToken=PACA1`;
      answers.push(page('calls', [{ sid: 'CA1' }], next), noRooms, ofCalls('CA2'));
      const seen = await telephony.overview(new Set());
      expect(seen).toMatchObject({ up: new Set(['CA1', 'CA2']), requests: 3 });
      expect(requests.at(-1)?.line).toBe(`GET ${next}`);
    });

    it.each([
      ['an error', { status: 503, body: { code: 20503 } }],
      ['a page of somebody else', { status: 200, body: '<html>' }],
      ['a list of something else', page('rooms', [])],
    ])('says nothing when it answers with %s', async (_what, answer) => {
      answers.push(answer, noRooms);
      await expect(telephony.overview(new Set())).rejects.toMatchObject({ failure: 'unsure' });
    });

    it('is not asked again at once when that was too much, and is asked for less then', async () => {
      const before = await telephony.looksAtOnce();
      answers.push({ status: 429, body: { code: 20429 } }, noRooms);
      await expect(telephony.overview(new Set())).rejects.toMatchObject({ failure: 'unsure' });
      expect(requests).toHaveLength(2);
      expect(await telephony.looksAtOnce()).toBeLessThan(before);
    });
  });

  it('does not repeat a ring whose answer is an error of theirs', async () => {
    answers.push({ status: 503, body: '<html>' });
    await expect(telephony.ring(order)).rejects.toMatchObject({ failure: 'unsure' });
    expect(requests).toHaveLength(1);
  });

  it('opens a recording with our credentials, and says when it is gone', async () => {
    answers.push(
      { status: 200, body: 'RIFF' },
      { status: 404, body: {} },
      { status: 503, body: '' },
    );
    expect(await text(await telephony.openRecording('RE1'))).toBe('RIFF');
    expect(requests[0]).toMatchObject({
      line: `GET ${account}/Recordings/RE1.wav`,
      login: 'SK00000000000000000000000000000001:fedcba9876543210fedcba9876543210',
    });
    for (const failure of ['gone', 'unsure']) {
      await expect(telephony.openRecording('RE1')).rejects.toMatchObject({ failure });
    }
  });

  it('repeats what was turned away for being too much, which is never carried out', async () => {
    answers.push({ status: 429, body: { code: 20429 } }, { status: 201, body: { sid: 'CA1' } });
    await expect(telephony.ring(order)).resolves.toBe('CA1');
  });
});
