import { request as httpRequest } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { Desk } from '../../testing/desk';
import { SessionEntity } from '../../adapters/database/entities/session.entity';

/* Real: the whole API, PostgreSQL. */
describe('signing in', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  const signIn = (body: object, on = desk) =>
    request(on.app.getHttpServer()).post('/api/session').send(body);

  it('as a demo agent opens a session, whose token is told once and stored as a hash', async () => {
    const body: unknown = (await signIn({ agentId: 'agent1' }).expect(201)).body;
    const { token, agent } = body as { token: string; agent: object };
    expect(agent).toMatchObject({ id: 'agent1', name: 'Ada', presence: 'offline' });
    const [session] = await desk.dataSource.manager.find(SessionEntity);
    expect(JSON.stringify(session)).not.toContain(token);

    const read = await request(desk.app.getHttpServer())
      .get('/api/session')
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
    expect(read.body).toMatchObject({ agent: { id: 'agent1' } });
    expect(read.body).not.toHaveProperty('token');
  });

  it('as an agent who is unknown is 404, and without an agent 400', async () => {
    expect((await signIn({ agentId: 'nobody' }).expect(404)).body).toMatchObject({
      code: 'unknown_agent',
    });
    expect((await signIn({}).expect(400)).body).toMatchObject({ errors: [{ field: 'agentId' }] });
    expect((await signIn([]).expect(400)).body).toMatchObject({ code: 'invalid_input' });
  });

  it('with a body that is not JSON answers 400, without the parser’s insides', async () => {
    const response = await request(desk.app.getHttpServer())
      .post('/api/session')
      .type('json')
      .send('{"agentId":');
    const { status } = response;
    const body: unknown = response.body;
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toContain('node_modules');
  });

  it('ends at once with signing out', async () => {
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    await desk.as('agent1').delete('/api/session').expect(204);
    await desk.as('agent1').get('/api/session').expect(401);
    const body: unknown = (await desk.as('agent2').get('/api/agents').expect(200)).body;
    expect(body).toContainEqual(expect.objectContaining({ id: 'agent1', presence: 'offline' }));
  });

  describe('by an agent who took calls before', () => {
    const presenceAfter = async () => {
      await desk.signIn('agent1');
      const body: unknown = (await desk.as('agent1').get('/api/session').expect(200)).body;
      return (body as { agent: { presence: string } }).agent.presence;
    };

    it('goes on where they were when they have only lost a tab', async () => {
      await desk.signsInAvailable('agent1');
      expect(await presenceAfter()).toBe('available');
    });

    it('leaves it to them when they take calls again, when they had gone home', async () => {
      await desk.signsInAvailable('agent1');
      await desk.dataSource.query(
        `UPDATE agent_tab SET last_seen_at = now() - interval '6 minutes'`,
      );
      expect(await presenceAfter()).toBe('away');
    });

    it('leaves it to them when they had signed out', async () => {
      await desk.signsInAvailable('agent1');
      await desk.as('agent1').delete('/api/session').expect(204);
      expect(await presenceAfter()).toBe('away');
    });
  });

  it('ends after a working day', async () => {
    await desk.signIn('agent1');
    await desk.dataSource.query(`UPDATE agent_session SET expires_at = now()`);
    await desk.as('agent1').get('/api/session').expect(401);
  });

  it('is not counted where nobody needs a password: a whole office may sign in at once', async () => {
    for (let attempt = 0; attempt < 130; attempt += 1) {
      await signIn({ agentId: 'agent1' }).expect(201);
    }
  });

  it('is not possible from another machine, whatever the request says about itself', async () => {
    const address = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4')?.address;
    // A machine without a network has no other side to come from.
    if (!address) return;
    const { port } = desk.app.getHttpServer().address() as AddressInfo;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(
        {
          host: address,
          port,
          method: 'POST',
          path: '/api/session',
          headers: {
            Host: 'localhost',
            'Content-Type': 'application/json',
            'X-Forwarded-For': '127.0.0.1',
          },
        },
        (response) => resolve(response.resume().statusCode),
      );
      sent.on('error', reject).end(JSON.stringify({ agentId: 'agent1' }));
    });
    expect(status).toBe(403);
  });
});

describe('outside of demo mode', () => {
  it('nobody can sign in without a password, and nobody is shown', async () => {
    const desk = await Desk.open({ DEMO_MODE: 'false' });
    const server = desk.app.getHttpServer();
    const body: unknown = (
      await request(server).post('/api/session').send({ agentId: 'agent1' }).expect(403)
    ).body;
    expect(body).toMatchObject({ code: 'no_demo' });
    expect((await request(server).get('/api/desk').expect(200)).body).toMatchObject({
      demoAgents: [],
    });
    await desk.stop();
  });
});

describe('with agents who have passwords', () => {
  const AGENTS = 'ada:Ada Lovelace:correct horse battery,ben:Ben:another: with a colon';

  it('lets each in with their own, and shows nobody to strangers', async () => {
    const desk = await Desk.open({ DEMO_MODE: 'false', AGENTS });
    const server = desk.app.getHttpServer();
    const signIn = (agentId: string, password?: string) =>
      request(server).post('/api/session').send({ agentId, password });

    const ada = await signIn('ada', 'correct horse battery').expect(201);
    await signIn('ben', 'another: with a colon').expect(201);
    const refusals = await Promise.all([
      signIn('ada', 'another: with a colon').expect(403),
      signIn('ada').expect(403),
      signIn('nobody', 'correct horse battery').expect(403),
      signIn('agent1').expect(403),
    ]);
    const shown = await request(server).get('/api/desk').expect(200);
    await desk.stop();

    expect(ada.body).toMatchObject({ agent: { id: 'ada', name: 'Ada Lovelace' } });
    expect(new Set(refusals.map(({ text }) => text)).size).toBe(1);
    expect(refusals[0].body).toMatchObject({ code: 'wrong_password' });
    expect(shown.body).toMatchObject({ demoAgents: [], asksPassword: true });
  });
});
