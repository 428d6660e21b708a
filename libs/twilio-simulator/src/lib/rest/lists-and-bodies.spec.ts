import { ACCOUNT_SID, AUTH_TOKEN, DESK_NUMBER } from '../testing/bench';
import { startBench, type Bench } from '../testing/bench';
import { Form } from '../rest-kit/form';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

function post(path: string, body: NonNullable<RequestInit['body']>, contentType?: string) {
  const credentials = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64');
  return fetch(`${bench.simulator.url}/2010-04-01/Accounts/${ACCOUNT_SID}${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${credentials}`,
      ...(contentType && { 'Content-Type': contentType }),
    },
    body,
  });
}

describe('a form in parts, as old clients send it', () => {
  it('is read like any other', async () => {
    const form = new FormData();
    const fields = {
      To: 'client:ada',
      From: DESK_NUMBER,
      Twiml: '<Response><Say>é</Say></Response>',
    };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const response = await post('/Calls.json', form);
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ to: 'client:ada', status: 'queued' });
    expect(bench.simulator.state().requests[0]?.parameters).toEqual(fields);
  });

  it('is refused when it is none', async () => {
    const response = await post('/Calls.json', 'nonsense', 'multipart/form-data; boundary=x');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 20001 });
  });
});

describe('a form', () => {
  it('of too many parameters is refused', async () => {
    const body = Array.from({ length: 100_000 }, (_, i) => `a${i}`).join('&');
    const response = await post('/Calls.json', body, 'application/x-www-form-urlencoded');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 20001 });
    expect(bench.simulator.state().requests[0]?.parameters).toEqual({});
  });

  it('is read in one pass, however many names it has', () => {
    let visits = 0;
    function* fields(): Generator<readonly [string, string]> {
      for (let i = 0; i < 5_000; i += 1) {
        visits += 1;
        yield [`a${i}`, '1'];
      }
    }
    const form = new Form(fields());
    expect(Object.keys(form.entries())).toHaveLength(5_000);
    expect(visits).toBe(5_000);
  });
});

describe('a list of conferences', () => {
  const participant = { to: 'client:ada', from: DESK_NUMBER };
  const names = async (wish: object) =>
    (await bench.client.conferences.list(wish)).map(({ friendlyName }) => friendlyName);

  it('is narrowed by the day of creation and by its borders', async () => {
    bench.simulator.phones.client('ada');
    const day = (at: number) => new Date(at);
    await bench.client.conferences('first').participants.create(participant);
    const first = bench.clock.now();
    await bench.clock.advance(2 * 86_400_000);
    await bench.client.conferences('second').participants.create(participant);
    const second = bench.clock.now();

    expect(await names({ dateCreated: day(first) })).toEqual(['first']);
    expect(await names({ dateCreated: day(second) })).toEqual(['second']);
    expect(await names({ dateCreatedBefore: day(second) })).toEqual(['first']);
    expect(await names({ dateCreatedAfter: day(second) })).toEqual(['second']);
    expect(await names({ dateUpdatedAfter: day(second + 86_400_000) })).toEqual([]);
    expect(await names({})).toEqual(['second', 'first']);
  });

  function asked(query: string): Promise<Response> {
    const credentials = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64');
    const path = `/2010-04-01/Accounts/${ACCOUNT_SID}/Conferences.json?${query}`;
    return fetch(`${bench.simulator.url}${path}`, {
      headers: { Authorization: `Basic ${credentials}` },
    });
  }

  it.each(['soon', '1', '28.11.2026', '2026-13-45', '2026-01-05T25:00', 'Jan 5 2026'])(
    'refuses a date that is none: %s',
    async (date) => {
      expect((await asked(`DateCreated=${date}`)).status).toBe(400);
    },
  );

  it.each([
    ['DateCreated>=2026-01-05', 1],
    ['DateCreated>2026-01-05', 1],
    ['DateCreated>2026-01-06', 0],
    ['DateCreated%3C=2026-01-05', 0],
    ['DateCreated<2026-01-05', 0],
    ['DateCreated<=2026-01-05T09:00', 1],
    ['DateCreated<=2026-01-05 08:59:59', 0],
    ['DateCreated<=2026-01-05T09:00:00-01:00', 1],
    ['DateCreated<=2026-01-05T09:00:00%2B01:00', 0],
  ])('understands its borders in every spelling, in UTC: %s', async (query, count) => {
    bench.simulator.phones.client('ada');
    await bench.client.conferences('first').participants.create(participant);
    const { conferences } = (await (await asked(query)).json()) as { conferences: unknown[] };
    expect(conferences).toHaveLength(count);
  });
});
