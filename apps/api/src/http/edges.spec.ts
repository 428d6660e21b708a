import request from 'supertest';
import { Desk } from '../testing/desk';

/* Real: the whole API, PostgreSQL. */
describe('the API’s edge', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());

  const anybody = () => request(desk.app.getHttpServer());
  interface Description {
    paths: Record<string, Record<string, object>>;
    components: { schemas: Record<string, object> };
  }
  const described = async () =>
    (await anybody().get('/api/docs-json').expect(200)).body as Description;

  it('asks for a session on every route but those that say otherwise', async () => {
    const open: string[] = [];
    for (const [path, methods] of Object.entries((await described()).paths)) {
      const url = path.replace(/\{\w+\}/g, '0d3ac16a-a570-47ec-85d2-ecc1281ec21c');
      for (const method of Object.keys(methods) as ('get' | 'post' | 'put' | 'delete')[]) {
        const { status } = await anybody()[method](url);
        if (status !== 401) open.push(`${method} ${path}`);
      }
    }
    expect(open.sort()).toEqual(['get /api/desk', 'post /api/session']);
  });

  it('describes its routes by the shapes that the console uses, and the carrier’s not at all', async () => {
    const { paths, components } = await described();
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['CallView', 'AgentList', 'Session', 'VoiceToken', 'StartTransfer']),
    );
    expect(Object.keys(paths).filter((path) => !path.startsWith('/api/'))).toEqual([]);
    await anybody().get('/api/docs').expect(200);
  });

  it.each(['/api/nothing', '/nothing', '/audio/nothing.wav', '/audio/%00', '/api/%E0%A4%A'])(
    'answers %s with a problem that shows nothing of the inside',
    async (path) => {
      const { status, headers, text } = await anybody().get(path);
      expect([400, 404]).toContain(status);
      expect(headers['content-type']).toContain('application/problem+json');
      expect(text).not.toMatch(/node_modules|dist|src|ENOENT|\n {4}at /);
    },
  );

  it.each(['/api/desk', '/api/calls/current', '/api/nothing'])(
    'forbids browsers to store %s',
    async (path) => {
      const { headers } = await anybody().get(path);
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it('refuses bodies that are too long', async () => {
    const { status, text } = await anybody()
      .post('/api/session')
      .send({ agentId: 'a'.repeat(20_000) });
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ code: 'too_large' });
  });

  it('answers a fault of ours with a problem that shows nothing of it', async () => {
    await desk.signIn('agent1');
    await desk.dataSource.query('ALTER TABLE agent RENAME TO agent_away');
    const { status, text } = await desk.as('agent1').get('/api/agents');
    await desk.dataSource.query('ALTER TABLE agent_away RENAME TO agent');
    expect(status).toBe(500);
    expect(JSON.parse(text)).toEqual({
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      code: 'internal',
      detail: 'Something went wrong on our side. The error was logged.',
    });
  });

  it.each(['/health', '/health/ready', '/health/live'])(
    'reports its health at %s',
    async (path) => {
      const { text } = await anybody().get(path).expect(200);
      expect(JSON.parse(text)).toMatchObject({ status: 'ok' });
    },
  );
});

describe('the API’s description', () => {
  it('is there in the demo, in no frame and for what it is', async () => {
    const desk = await Desk.open();
    const { status, headers } = await request(desk.app.getHttpServer()).get('/api/docs');
    await desk.stop();
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['false', 404],
    ['true', 200],
  ])('is there outside of the demo where API_DOCS=%s: %d', async (API_DOCS, status) => {
    const desk = await Desk.open({ DEMO_MODE: 'false', API_DOCS });
    const server = desk.app.getHttpServer();
    const statuses = [
      (await request(server).get('/api/docs')).status,
      (await request(server).get('/api/docs-json')).status,
    ];
    await desk.stop();
    expect(statuses).toEqual([status, status]);
  });
});

describe('a page of the console', () => {
  const policyOf = async (desk: Desk) => {
    const { headers } = await request(desk.app.getHttpServer()).get('/health/live');
    return headers['content-security-policy'] ?? '';
  };

  it('may talk to the desk and to the simulator, and to nobody else', async () => {
    const desk = await Desk.open({ SIMULATOR_SIGNALLING: 'localhost:3010' });
    const policy = await policyOf(desk);
    await desk.stop();
    expect(policy).toContain("connect-src 'self' ws://localhost:3010 http://localhost:3010;");
    expect(policy).not.toContain('twilio.com');
  });

  it('may talk to Twilio when no simulator is set, and runs no script from elsewhere', async () => {
    const desk = await Desk.open();
    const policy = await policyOf(desk);
    await desk.stop();
    expect(policy).toMatch(/connect-src 'self' [^;]*wss:\/\/voice-js\.roaming\.twilio\.com/);
    expect(policy).toContain("script-src 'self';");
  });
});
