import type { AddressInfo } from 'node:net';
import { livePath } from '@baton/shared-types';
import { io, type Socket } from 'socket.io-client';
import { Store } from '../../desk/store/store';
import { SessionService } from '../auth/session.service';
import { Clock } from '../../desk/store/clock';
import { Desk } from '../../testing/desk';
import { floodPauseMs } from './flood-pause';
import { Heartbeats } from './heartbeats';

/* Real: the whole API, PostgreSQL, Socket.IO, HTTP. Not real: the carrier. */
describe('a client that asks for too much', () => {
  let desk: Desk;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());
  let noted: jest.SpyInstance<Promise<boolean>>;
  beforeEach(() => {
    noted = jest.spyOn(desk.app.get(Heartbeats), 'note');
  });
  afterEach(async () => {
    // Closes the sockets on the desk's side, too; what they started is waited for.
    for (const agentId of ['agent1', 'agent2']) await desk.as(agentId).delete('/api/session');
    await Promise.all(noted.mock.results.map(({ value }) => value as Promise<boolean>));
    jest.restoreAllMocks();
    for (const socket of sockets.splice(0)) socket.disconnect();
  });

  const open = async (agentId: string) => {
    const { port } = desk.app.getHttpServer().address() as AddressInfo;
    const socket = io(`http://localhost:${port}`, {
      path: livePath,
      auth: { token: desk.tokenOf(agentId) },
      transports: ['websocket'],
      reconnection: false,
    });
    sockets.push(socket);
    // The last of what a console is shown first.
    await new Promise((resolve) => socket.once('requests', resolve));
    return socket;
  };
  /** Counts the transactions from now on. */
  const transactions = () => {
    const counted = jest.spyOn(desk.app.get(Store), 'transaction');
    return () => counted.mock.calls.length;
  };
  const allowedIn = (ms: number) => Math.ceil(ms / 1_000) + 2;

  it('makes no more than one transaction a second with heartbeats, and each is answered', async () => {
    await desk.signIn('agent1');
    const socket = await open('agent1');
    const made = transactions();
    const since = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => socket.emitWithAck('heartbeat', { registered: true })),
    );
    expect(answers.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
    expect(made()).toBeGreaterThan(0);
    expect(made()).toBeLessThanOrEqual(allowedIn(performance.now() - since));
  });

  it('loses its socket over 5,000 heartbeats, while webhooks are answered and another tab goes on', async () => {
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    const [theirs, flooding] = [await open('agent1'), await open('agent2')];
    const closed = new Promise((resolve) => flooding.once('disconnect', resolve));
    const made = transactions();
    const since = performance.now();
    for (let times = 0; times < 5_000; times += 1) {
      flooding.emit('heartbeat', { registered: times % 2 === 0 });
    }
    await closed;
    expect(made()).toBeLessThanOrEqual(allowedIn(performance.now() - since));

    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    expect(await customer.state()).toBe('connected');
    await expect(theirs.emitWithAck('heartbeat', { registered: true })).resolves.toMatchObject({
      ok: true,
    });
  });

  it.each(['ringing', 'heartbeats', 'error'])(
    'loses its socket over 5,000 messages named "%s", too',
    async (name) => {
      await desk.signIn('agent1');
      const socket = await open('agent1');
      const closed = new Promise((resolve) => socket.once('disconnect', resolve));
      const made = transactions();
      for (let times = 0; times < 5_000; times += 1) socket.emit(name, 'x'.repeat(100));
      await closed;
      expect(made()).toBe(0);
    },
  );

  it('is let in again only after a pause, and is refused before anything is looked up', async () => {
    await desk.signIn('agent1');
    const socket = await open('agent1');
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    for (let times = 0; times < 5_000; times += 1) socket.emit('heartbeat', { registered: true });
    await closed;

    const clock = desk.app.get(Clock);
    const at = clock.now().getTime();
    const now = jest.spyOn(clock, 'now').mockImplementation(() => new Date(at));
    const lookedUp = jest.spyOn(desk.app.get(SessionService), 'find');
    const again = io(
      `http://localhost:${(desk.app.getHttpServer().address() as AddressInfo).port}`,
      {
        path: livePath,
        auth: { token: desk.tokenOf('agent1') },
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
      },
    );
    sockets.push(again);
    const error = await new Promise<Error>((resolve) => again.once('connect_error', resolve));
    expect(error.message).toBe('too_many_messages');
    expect(lookedUp).not.toHaveBeenCalled();

    now.mockImplementation(() => new Date(at + floodPauseMs));
    await open('agent1');
  });

  it('gets 429 beyond its share of requests under way, and is answered again after them', async () => {
    await desk.signIn('agent1');
    await desk.signIn('agent2');
    let go: () => void = () => undefined;
    const isLocked = new Promise<void>((locked) => {
      void desk.store.transaction(async (tx) => {
        await tx.agents.lock('agent1');
        locked();
        await new Promise<void>((resolve) => (go = resolve));
      });
    });
    await isLocked;
    const goAway = () =>
      desk.as('agent1').put('/api/agents/me/presence', { presence: 'away' }).then();
    const underWay = Array.from({ length: 12 }, goAway);
    const refused = await firstRefusal(goAway);
    expect(refused.body).toMatchObject({
      code: 'too_many_requests',
      detail: expect.stringContaining('Wait for their answers') as string,
    });
    expect(refused.headers['retry-after']).toBe('1');
    await desk.as('agent2').get('/api/session').expect(200);

    go();
    const answers = await Promise.all(underWay);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    await desk.as('agent1').get('/api/session').expect(200);
  });

  /** Those that were sent before may not have arrived yet; one that finds room waits with them. */
  async function firstRefusal(ask: () => Promise<{ status: number; body: unknown }>) {
    type Answer = Awaited<ReturnType<typeof ask>> & { headers: Record<string, string> };
    for (;;) {
      const answer = await Promise.race([
        ask() as Promise<Answer>,
        new Promise<null>((resolve) => setTimeout(() => resolve(null), 200)),
      ]);
      if (answer?.status === 429) return answer;
    }
  }
});
