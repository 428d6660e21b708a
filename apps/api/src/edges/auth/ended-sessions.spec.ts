import type { AddressInfo } from 'node:net';
import { livePath } from '@baton/shared-types';
import { io, type Socket } from 'socket.io-client';
import request from 'supertest';
import { Desk } from '../../testing/desk';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

/** Opens a console's live connection; `closed` resolves when the desk closes it. */
async function openConsole(desk: Desk, token: string): Promise<{ closed: Promise<unknown> }> {
  const { port } = desk.app.getHttpServer().address() as AddressInfo;
  const socket = io(`http://localhost:${port}`, {
    path: livePath,
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
  });
  sockets.push(socket);
  await new Promise((resolve, reject) => {
    socket.on('agents', resolve);
    socket.on('connect_error', reject);
  });
  return { closed: new Promise((resolve) => socket.on('disconnect', resolve)) };
}

const statusOf = async (desk: Desk, token: string) =>
  (
    await request(desk.app.getHttpServer())
      .get('/api/session')
      .set('Authorization', `Bearer ${token}`)
  ).status;

/* Real: the whole API, PostgreSQL, Socket.IO. Not real: the carrier. */
describe('signing out everywhere', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  it('ends every session of the agent and closes their consoles, and nobody else’s', async () => {
    await desk.signIn('agent1');
    const first = desk.tokenOf('agent1');
    await desk.signIn('agent1');
    const second = desk.tokenOf('agent1');
    await desk.signIn('agent2');
    const consoles = await Promise.all([first, second].map((token) => openConsole(desk, token)));

    await desk.as('agent1').delete('/api/session/everywhere').expect(204);
    await Promise.all(consoles.map(({ closed }) => closed));
    expect([await statusOf(desk, first), await statusOf(desk, second)]).toEqual([401, 401]);
    expect(await statusOf(desk, desk.tokenOf('agent2'))).toBe(200);
  });

  it('takes the agent off their call, whose customer is held until a colleague is found', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.beat('agent1', { leg: desk.telephony.ringOf('agent1').order.legId });
    await desk.signsInAvailable('agent2');

    await desk.as('agent1').delete('/api/session/everywhere').expect(204);
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toEqual(
      expect.arrayContaining(['hang up agent1', 'hold with reconnecting']),
    );
    await desk.doJobsThatWait('grace_over');
    expect(desk.telephony.asked.at(-1)).toBe('ring agent2 for offer');
  });

  it('stops the ring at an agent who is rung, and rings the next one', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await desk.signsInAvailable('agent2');
    await desk.as('agent1').delete('/api/session/everywhere').expect(204);
    await desk.doJobs();
    expect(desk.telephony.asked).toContain('hang up agent1');
    expect(desk.telephony.asked.at(-1)).toBe('ring agent2 for offer');
    expect(await customer.state()).toBe('offering');
  });

  it('needs a session', async () => {
    await desk.as('nobody').delete('/api/session/everywhere').expect(401);
  });
});

describe('signing out of one tab', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
  });

  it('takes the agent off the call that this tab carries', async () => {
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.beat('agent1', { leg: desk.telephony.ringOf('agent1').order.legId });
    const carrying = desk.tokenOf('agent1');
    await desk.signIn('agent1');

    await request(desk.app.getHttpServer())
      .delete('/api/session')
      .set('Authorization', `Bearer ${carrying}`)
      .expect(204);
    await desk.doJobs();
    expect(await customer.state()).not.toBe('connected');
    expect(desk.telephony.asked).toContain('hang up agent1');
  });

  it('leaves a call alone that another tab carries', async () => {
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.beat('agent1', { leg: desk.telephony.ringOf('agent1').order.legId });
    await desk.signIn('agent1');
    await desk.as('agent1').delete('/api/session').expect(204);
    await desk.doJobs();
    expect(await customer.state()).toBe('connected');
  });
});

describe('a session that expires', () => {
  it('closes its console at that moment, without waiting for a word from it', async () => {
    const desk = await Desk.open();
    await desk.signIn('agent1');
    await desk.dataSource.query(`UPDATE agent_session SET expires_at = now() + interval '1500 ms'`);
    const { closed } = await openConsole(desk, desk.tokenOf('agent1'));
    await closed;
    expect(await statusOf(desk, desk.tokenOf('agent1'))).toBe(401);
    await desk.stop();
  });
});

describe('a session, when the configuration has changed', () => {
  const before = {
    DEMO_MODE: 'false',
    AGENTS: 'ada:Ada:correct horse battery,ben:Ben:another long password',
  };
  const signIn = async (desk: Desk, agentId: string, password: string) => {
    const answer = await request(desk.app.getHttpServer())
      .post('/api/session')
      .send({ agentId, password })
      .expect(201);
    return (answer.body as { token: string }).token;
  };

  it.each([
    ['ends with another password', 'ada:Ada:quite another one,ben:Ben:another long password'],
    ['ends when its agent is gone', 'ben:Ben:another long password'],
  ])('%s, together with its console at another process', async (_, AGENTS) => {
    const desk = await Desk.open(before);
    const [ada, ben] = [
      await signIn(desk, 'ada', 'correct horse battery'),
      await signIn(desk, 'ben', 'another long password'),
    ];
    const { closed } = await openConsole(desk, ada);
    const next = await desk.beside({ ...before, AGENTS });
    await closed;
    expect(await Promise.all([statusOf(next, ada), statusOf(desk, ada)])).toEqual([401, 401]);
    expect(await Promise.all([statusOf(next, ben), statusOf(desk, ben)])).toEqual([200, 200]);
    await next.stop();
    await desk.stop();
  });

  it('is none at a process that has the new one, although an older process has opened it since', async () => {
    const desk = await Desk.open(before);
    const next = await desk.beside({ ...before, AGENTS: 'ben:Ben:another long password' });
    const ada = await signIn(desk, 'ada', 'correct horse battery');
    expect([await statusOf(desk, ada), await statusOf(next, ada)]).toEqual([200, 401]);
    await next.stop();
    await desk.stop();
  });

  it('goes on through a restart that changes nothing about its agent', async () => {
    const desk = await Desk.open(before);
    const ada = await signIn(desk, 'ada', 'correct horse battery');
    const next = await desk.beside({ ...before, RING_TIMEOUT_SECONDS: '30' });
    expect(await statusOf(next, ada)).toBe(200);
    await next.stop();
    await desk.stop();
  });

  it('ends when the demo is over, and the customer of its agent is looked after', async () => {
    const desk = await Desk.open();
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    const next = await desk.beside(before);
    expect(await statusOf(next, desk.tokenOf('agent1'))).toBe(401);
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');
    await next.stop();
    await desk.stop();
  });
});
