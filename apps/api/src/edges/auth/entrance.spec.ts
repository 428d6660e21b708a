import type { INestApplication } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import request from 'supertest';
import { Desk } from '../../testing/desk';
import { afterFailure, type Failures } from '../../desk/store/sign-in-failures';

const right = 'correct horse battery';
const AGENTS = `ada:Ada:${right},ben:Ben:another long password`;

interface Answer {
  readonly status: number;
  readonly device: string | null;
  readonly code: string | undefined;
  readonly retryAfter: string | undefined;
}

/** Signs in, as somebody whose address the proxy in front says. */
async function signIn(
  { app }: { readonly app: INestApplication },
  claim: { agentId: string; password?: string; device?: string | null },
  from = '198.51.100.1',
): Promise<Answer> {
  const { device, ...known } = claim;
  const { status, body, headers } = (await request(app.getHttpServer() as never)
    .post('/api/session')
    .set('X-Forwarded-For', from)
    .send(device ? { ...known, device } : known)) as unknown as {
    status: number;
    body: { device?: string | null; code?: string };
    headers: Record<string, string>;
  };
  const { device: given = null, code } = body;
  return { status, device: given, code, retryAfter: headers['retry-after'] };
}

/** Fails the given number of times with a wrong password. */
async function fail(desk: Desk, times: number, agentId = 'ada', from?: string): Promise<number[]> {
  const answers: number[] = [];
  for (let time = 0; time < times; time += 1) {
    answers.push((await signIn(desk, { agentId, password: 'a wrong password' }, from)).status);
  }
  return answers;
}

/** Lets delays last until a slow machine has had its time to run into them. */
const prolong = (desk: Desk) =>
  desk.dataSource.query(
    `UPDATE sign_in_failure SET blocked_until = blocked_until + interval '1 hour'
      WHERE blocked_until > last_at`,
  );

/** Lets all delays be over. */
const waitItOut = (desk: Desk) =>
  desk.dataSource.query(`UPDATE sign_in_failure SET blocked_until = now() - interval '1 ms'`);

/* Real: the whole API, PostgreSQL. */
describe('signing in with a password', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ DEMO_MODE: 'false', AGENTS });
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  it('is delayed after five failures, by a time that doubles, and says for how long', async () => {
    expect(await fail(desk, 5)).toEqual([403, 403, 403, 403, 403]);
    await prolong(desk);
    const refused = await signIn(desk, { agentId: 'ada', password: right });
    expect(refused).toMatchObject({ status: 429, code: 'too_many_failures' });
    expect(Number(refused.retryAfter)).toBeGreaterThan(3_500);

    await waitItOut(desk);
    await fail(desk, 1);
    await waitItOut(desk);
    await fail(desk, 1);
    const [row] = await desk.dataSource.query<{ ms: number }[]>(
      `SELECT (extract(epoch FROM blocked_until - last_at) * 1000)::int AS ms FROM sign_in_failure`,
    );
    expect(row?.ms).toBe(4_000);

    await waitItOut(desk);
    expect(await signIn(desk, { agentId: 'ada', password: right })).toMatchObject({ status: 201 });
    expect(await fail(desk, 4)).toEqual([403, 403, 403, 403]);
  });

  it('is counted for all processes together', async () => {
    const other = await desk.beside({ DEMO_MODE: 'false', AGENTS });
    await fail(desk, 3);
    await fail(other, 2);
    await prolong(desk);
    expect((await signIn(desk, { agentId: 'ada', password: right })).status).toBe(429);
    await other.stop();
  });

  it('counts attempts that come at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        signIn(desk, { agentId: 'ada', password: 'a wrong password' }),
      ),
    );
    // One more each time that a delay is over, which depends on how fast the machine is.
    expect(answers.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(12);
  });

  it('does not count attempts that succeed', async () => {
    for (let time = 0; time < 12; time += 1) {
      expect((await signIn(desk, { agentId: 'ada', password: right })).status).toBe(201);
    }
  });

  it('does not count a console that only asks whether a password is needed', async () => {
    for (let time = 0; time < 8; time += 1) {
      expect((await signIn(desk, { agentId: 'ada' })).status).toBe(403);
    }
    expect((await signIn(desk, { agentId: 'ada', password: right })).status).toBe(201);
  });

  it('lets the agent in at a browser that is known, whatever strangers do with their name', async () => {
    const { device } = await signIn(desk, { agentId: 'ada', password: right });
    await fail(desk, 5);
    await prolong(desk);
    expect((await signIn(desk, { agentId: 'ada', password: right })).status).toBe(429);
    const known = await signIn(desk, { agentId: 'ada', password: right, device });
    expect(known).toMatchObject({ status: 201, device });
  });

  it('counts failures at a known browser apart, and lets it guess no more than others', async () => {
    const { device } = await signIn(desk, { agentId: 'ada', password: right });
    const answers: number[] = [];
    for (let time = 0; time < 6; time += 1) {
      answers.push((await signIn(desk, { agentId: 'ada', password: 'wrong', device })).status);
      await prolong(desk);
    }
    expect(answers).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await signIn(desk, { agentId: 'ada', password: right })).status).toBe(201);
  });

  it('does not take the browser of one agent for that of another, nor one that is made up', async () => {
    const { device } = await signIn(desk, { agentId: 'ben', password: 'another long password' });
    await fail(desk, 5);
    await prolong(desk);
    for (const other of [device, `${'a'.repeat(22)}.${'b'.repeat(43)}`, 'nonsense']) {
      const answer = await signIn(desk, { agentId: 'ada', password: right, device: other });
      expect(answer.status).toBe(429);
    }
  });

  it('does not tell by its delays who works here, and keeps few counters for those who do not', async () => {
    await fail(desk, 5, 'nobody');
    await prolong(desk);
    expect(await fail(desk, 1, 'nobody')).toEqual([429]);
    for (let name = 0; name < 90; name += 1) await fail(desk, 1, `nobody${name}`);
    const [row] = await desk.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM sign_in_failure',
    );
    expect(row?.count).toBeLessThanOrEqual(64);
    expect((await signIn(desk, { agentId: 'ada', password: right })).status).toBe(201);
  });

  it('goes by no address while no proxy is trusted: it may be everybody’s', async () => {
    for (let name = 0; name < 5; name += 1)
      await fail(desk, 5, ['ada', 'ben'][name % 2], '203.0.113.9');
    const [row] = await desk.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM sign_in_failure WHERE subject LIKE 'address:%'`,
    );
    expect(row?.count).toBe(0);
  });
});

describe('behind a proxy that is trusted', () => {
  const many = Array.from(
    { length: 12 },
    (_, index) => `agent_${index}:Agent:long password ${index}`,
  );
  let desk: Desk;
  beforeAll(async () => {
    const TRUSTED_PROXIES = '127.0.0.0/8,::1/128,::ffff:127.0.0.0/104';
    desk = await Desk.open({ DEMO_MODE: 'false', AGENTS: many.join(','), TRUSTED_PROXIES });
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  it('an address that fails with many names is delayed, and no other address', async () => {
    for (let agent = 0; agent < 8; agent += 1) await fail(desk, 4, `agent_${agent}`, '203.0.113.9');
    await prolong(desk);
    const claim = { agentId: 'agent_9', password: 'long password 9' };
    expect((await signIn(desk, claim, '203.0.113.9')).status).toBe(429);
    expect((await signIn(desk, claim, '203.0.113.10')).status).toBe(201);
    // What the client itself has written comes before what the proxy adds.
    expect((await signIn(desk, claim, '203.0.113.10, 203.0.113.9')).status).toBe(429);
  });
});

describe('a delay', () => {
  const now = new Date('2026-11-28T12:00:00Z');
  const delays = (times: number) => {
    let failures: Failures | null = null;
    return Array.from({ length: times }, () => {
      failures = afterFailure(failures, 5, now);
      return failures.blockedUntil.getTime() - now.getTime();
    });
  };

  it('begins after five failures, doubles, and ends at a minute', () => {
    expect(delays(13)).toEqual([
      0, 0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('is forgotten an hour after the last failure', () => {
    const before = { count: 20, lastAt: new Date(now.getTime() - 3_600_000), blockedUntil: now };
    expect(afterFailure(before, 5, now)).toMatchObject({ count: 1, blockedUntil: now });
  });
});

describe('the log', () => {
  /** What a desk writes down while something is done. */
  async function linesOf(settings: Record<string, string>, work: (desk: Desk) => Promise<unknown>) {
    const lines: Record<string, unknown>[] = [];
    const note = (...given: readonly unknown[]) => {
      const [line, message] = given;
      lines.push({ ...(line as object), message });
    };
    const spies = (['log', 'warn'] as const).map((level) =>
      jest.spyOn(Logger.prototype, level).mockImplementation(note),
    );
    const desk = await Desk.open(settings);
    await work(desk);
    await desk.stop();
    spies.forEach((spy) => spy.mockRestore());
    return lines;
  }
  const said = (lines: Record<string, unknown>[], message: string) =>
    lines.filter((line) => line['message'] === message);

  it('has one line for each sign-in, failure, refusal and sign-out, with id and address, and no password', async () => {
    const lines = await linesOf({ DEMO_MODE: 'false', AGENTS }, async (desk) => {
      const session = await request(desk.app.getHttpServer())
        .post('/api/session')
        .send({ agentId: 'ada', password: right });
      await request(desk.app.getHttpServer())
        .delete('/api/session')
        .set('Authorization', `Bearer ${(session.body as { token: string }).token}`)
        .expect(204);
      await fail(desk, 5);
      await prolong(desk);
      await fail(desk, 1);
      await fail(desk, 1, 'my_secret_password');
    });
    const who = { agentId: 'ada', address: expect.stringContaining('127.0.0.1') as string };
    expect(said(lines, 'signed in')).toEqual([expect.objectContaining(who)]);
    expect(said(lines, 'signed out')).toEqual([expect.objectContaining(who)]);
    expect(said(lines, 'sign-in failed')).toHaveLength(6);
    expect(said(lines, 'sign-in failed')[0]).toMatchObject({ ...who, because: 'wrong_password' });
    expect(said(lines, 'sign-in failed')[5]).toMatchObject({ agentId: null });
    expect(said(lines, 'sign-in refused')).toEqual([expect.objectContaining(who)]);
    expect(JSON.stringify(lines)).not.toMatch(/wrong password"|my_secret_password|correct horse/);
  });
});
