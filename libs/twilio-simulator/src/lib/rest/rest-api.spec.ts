import {
  ACCOUNT_SID,
  API_KEY,
  APPLICATION_SID,
  AUTH_TOKEN,
  clientOf,
  DESK_NUMBER,
  startBench,
  type Bench,
} from '../testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

const account = `/2010-04-01/Accounts/${ACCOUNT_SID}`;

function request(path: string, { method = 'GET' } = {}): Promise<Response> {
  const credentials = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64');
  return fetch(bench.simulator.url + path, {
    method,
    headers: { Authorization: `Basic ${credentials}` },
  });
}

describe('who may use the REST API', () => {
  it.each([
    ['the account with its token', { user: ACCOUNT_SID, password: AUTH_TOKEN }],
    ['an API key with its secret', { user: API_KEY.sid, password: API_KEY.secret }],
  ])('is %s', async (_who, credentials) => {
    await expect(clientOf(bench.simulator, credentials).calls.list()).resolves.toEqual([]);
  });

  it.each([
    ['a wrong token', { user: ACCOUNT_SID, password: 'wrong' }],
    ['an unknown key', { user: 'SK0', password: API_KEY.secret }],
    ['a key with the auth token', { user: API_KEY.sid, password: AUTH_TOKEN }],
  ])('is not %s', async (_who, credentials) => {
    await expect(clientOf(bench.simulator, credentials).calls.list()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
  });
});

describe('the account itself', () => {
  it('is seen, with its auth token, by who knows the token', async () => {
    expect(await bench.client.api.v2010.accounts(ACCOUNT_SID).fetch()).toMatchObject({
      sid: ACCOUNT_SID,
      authToken: AUTH_TOKEN,
      status: 'active',
      type: 'Full',
    });
    expect(await bench.client.api.v2010.accounts.list()).toHaveLength(1);
  });

  it('is not seen with an API key', async () => {
    const client = clientOf(bench.simulator, { user: API_KEY.sid, password: API_KEY.secret });
    await expect(client.api.v2010.accounts(ACCOUNT_SID).fetch()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
  });
});

describe('what is not imitated', () => {
  it.each([
    ['GET', `${account}/Messages.json`],
    ['POST', `${account}/Calls/CA1/Streams.json`],
    ['POST', `${account}/Calls/CA1/Recordings.json`],
    ['GET', `${account}/Queues.json`],
    ['GET', `${account}/AvailablePhoneNumbers/US/Local.json`],
    ['GET', `${account}/IncomingPhoneNumbers/TollFree.json`],
    ['POST', `${account}/IncomingPhoneNumbers.json`],
    ['DELETE', `${account}/IncomingPhoneNumbers/PN1.json`],
    ['DELETE', `${account}/Applications/AP1.json`],
    ['POST', '/2010-04-01/Accounts.json'],
    ['POST', `${account}.json`],
  ])('says so by name: %s %s', async (method, path) => {
    const response = await request(path, { method });
    expect(response.status).toBe(501);
    expect(await response.json()).toMatchObject({
      code: 20501,
      message: expect.stringContaining(`${method} /`) as string,
    });
  });

  it.each(['/calls.json', '/Calls/CA1/streams.json', '/Telegrams.json'])(
    'is not found when Twilio has no such path either: %s',
    async (path) => {
      const response = await request(`${account}${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 20404 });
    },
  );

  it('is a body of more than a megabyte', async () => {
    const credentials = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64');
    const response = await fetch(`${bench.simulator.url}${account}/Calls.json`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${credentials}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: `Twiml=${'x'.repeat(1_100_000)}`,
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ status: 413, code: 20001 });
  });

  it('is told through the official client', async () => {
    const sending = bench.client.messages.create({
      to: '+12025550111',
      from: DESK_NUMBER,
      body: 'x',
    });
    await expect(sending).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining('POST /Messages.json is not imitated') as string,
    });
  });

  it('is another account', async () => {
    expect((await request('/2010-04-01/Accounts/AC9/Calls.json')).status).toBe(404);
  });

  it('is a method that a resource does not have', async () => {
    const response = await request(`${account}/Conferences.json`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(await response.json()).toEqual({
      code: 20004,
      message: 'DELETE is not allowed for /Conferences.json',
      more_info: 'https://www.twilio.com/docs/errors/20004',
      status: 405,
    });
  });
});

describe('an answer', () => {
  it('names the request in its headers', async () => {
    const response = await request(`${account}/Calls.json`);
    expect(response.headers.get('Twilio-Request-Id')).toMatch(/^RQ[0-9a-f]{32}$/);
    expect(response.headers.get('Twilio-Concurrent-Requests')).toBe('1');
  });

  it('says in its headers how many requests are under way, also those that are held back', async () => {
    bench.simulator.faults.rest.add({ path: 'Conferences', does: 'late', delayMs: 1_000 });
    const late = request(`${account}/Conferences.json`);
    const isUnderWay = () =>
      bench.simulator.state().requests.some(({ outcome }) => outcome === 'under-way');
    while (!isUnderWay()) await new Promise((resolve) => setImmediate(resolve));
    const other = await request(`${account}/Calls.json`);
    expect(other.headers.get('Twilio-Concurrent-Requests')).toBe('2');
    await bench.clock.advance(1_000);
    await late;
    const last = await request(`${account}/Calls.json`);
    expect(last.headers.get('Twilio-Concurrent-Requests')).toBe('1');
  });

  it('of a list has the envelope of a page, without a total', async () => {
    const response = await request(`${account}/Calls.json?PageSize=20`);
    expect(await response.json()).toEqual({
      calls: [],
      first_page_uri: `${account}/Calls.json?PageSize=20&Page=0`,
      next_page_uri: null,
      previous_page_uri: null,
      uri: `${account}/Calls.json?PageSize=20&Page=0`,
      page: 0,
      page_size: 20,
      start: 0,
      end: 0,
    });
  });
});

describe('a page of a list', () => {
  it.each(['Page=x', 'Page=-1', 'Page=1.5', 'PageSize=0', 'PageSize=many'])(
    'is refused for %s',
    async (query) => {
      const response = await request(`${account}/Calls.json?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 20001 });
    },
  );
});

describe('the account’s numbers', () => {
  it('can be listed, found and given other addresses', async () => {
    const [number] = await bench.client.incomingPhoneNumbers.list({ phoneNumber: DESK_NUMBER });
    expect(number?.toJSON()).toMatchObject({
      phoneNumber: DESK_NUMBER,
      voiceUrl: `${bench.application.url}/voice`,
      voiceMethod: 'POST',
      capabilities: { voice: true },
      origin: 'twilio',
    });
    const sid = number?.sid ?? '';
    await bench.client
      .incomingPhoneNumbers(sid)
      .update({ voiceUrl: `${bench.application.url}/new`, voiceMethod: 'GET' });
    bench.simulator.phones.customer('+12025550111').call(DESK_NUMBER);
    expect((await bench.application.gets('/new')).method).toBe('GET');
    expect(await bench.client.incomingPhoneNumbers(sid).fetch()).toMatchObject({
      voiceUrl: `${bench.application.url}/new`,
    });
  });

  it.each([
    ['2025550100', 1],
    ['+1202*', 1],
    ['202555**00', 1],
    ['202*********', 0],
    ['555.100', 0],
    ['+44', 0],
  ])('are found by a part, where a star is any digit: %s', async (phoneNumber, count) => {
    expect(await bench.client.incomingPhoneNumbers.list({ phoneNumber })).toHaveLength(count);
  });

  it('can be handled by an application', async () => {
    const [number] = await bench.client.incomingPhoneNumbers.list();
    await bench.client
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ voiceApplicationSid: APPLICATION_SID });
    bench.simulator.phones.customer('+12025550111').call(DESK_NUMBER);
    await bench.application.gets('/client-voice');
  });

  it.each([
    ['an address that is none', { voiceUrl: 'nowhere' }, 21502],
    ['an application that does not exist', { voiceApplicationSid: 'AP0' }, 21218],
    ['a fallback without an address', { voiceUrl: '', voiceFallbackUrl: 'http://desk/' }, 21405],
  ])('refuse %s', async (_situation, change, code) => {
    const [number] = await bench.client.incomingPhoneNumbers.list();
    const update = bench.client.incomingPhoneNumbers(number?.sid ?? '').update(change);
    await expect(update).rejects.toMatchObject({ status: 400, code });
  });

  it('have applications beside them', async () => {
    expect(await bench.client.applications(APPLICATION_SID).fetch()).toMatchObject({
      voiceUrl: `${bench.application.url}/client-voice`,
    });
    expect(await bench.client.applications.list()).toHaveLength(1);
  });
});
