import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  type AgentView,
  type CallView,
  livePath,
  liveMessageSchemas,
  type QueueView,
} from '@baton/shared-types';
import { io, type Socket } from 'socket.io-client';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, Socket.IO. Not real: the carrier. */
describe('a console’s live connection', () => {
  let desk: Desk;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });

  const open = (token: string, tab?: string) => {
    const { port } = desk.app.getHttpServer().address() as AddressInfo;
    const socket = io(`http://localhost:${port}`, {
      path: livePath,
      auth: { token, tab },
      transports: ['websocket'],
      reconnection: false,
    });
    sockets.push(socket);
    return socket;
  };
  /** Resolves with the first call view that fits. */
  const sees = (socket: Socket, fits: (call: CallView) => boolean) =>
    new Promise<CallView>((resolve) => {
      socket.on('call', (message) => {
        const call = liveMessageSchemas.call.parse(message);
        if (fits(call)) resolve(call);
      });
    });
  const seesAgents = (socket: Socket, fits: (agents: AgentView[]) => boolean) =>
    new Promise<AgentView[]>((resolve) => {
      socket.on('agents', (message) => {
        const agents = liveMessageSchemas.agents.parse(message);
        if (fits(agents)) resolve(agents);
      });
    });

  const seesQueue = (socket: Socket, waiting: number) =>
    new Promise<QueueView>((resolve) => {
      socket.on('queue', (message) => {
        const queue = liveMessageSchemas.queue.parse(message);
        if (queue.waiting === waiting) resolve(queue);
      });
    });

  it.each([['nothing'], ['']])('is not opened with the token "%s"', async (token) => {
    const socket = open(token);
    const error = await new Promise<Error>((resolve) => socket.on('connect_error', resolve));
    expect(error.message).toBe('not_signed_in');
  });

  it('shows at once who is there and which call the agent is on', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    const socket = open(desk.tokenOf('agent1'));
    const [call, agents] = await Promise.all([
      sees(socket, () => true),
      seesAgents(socket, () => true),
    ]);
    expect(call).toMatchObject({ id: await customer.id(), state: 'offering', myRole: 'offered' });
    expect(agents.find(({ id }) => id === 'agent1')).toMatchObject({ presence: 'ringing' });
  });

  it('shows at once the call that the agent handed to an outside number', async () => {
    const expert = '+12025550199';
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await desk.as('agent1').post(`/api/calls/${await customer.id()}/transfers`, {
      mode: 'blind',
      target: { kind: 'number', number: expert },
    });
    await desk.doJobs();
    await customer.connect(expert);
    await customer.joins(expert);
    await desk.doJobs();

    const [mine, theirs] = [open(desk.tokenOf('agent1')), open(desk.tokenOf('agent2'))];
    const strange: unknown[] = [];
    theirs.on('call', (call) => strange.push(call));
    const [call] = await Promise.all([sees(mine, () => true), seesQueue(theirs, 0)]);
    expect(call).toMatchObject({ id: await customer.id(), availableActions: ['end'] });
    expect(strange).toEqual([]);
  });

  it('shows each agent their own view, whole, and to the others nothing', async () => {
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    const customer = await desk.customerCalls();
    const [mine, theirs] = [open(desk.tokenOf('agent1')), open(desk.tokenOf('agent2'))];
    const strange: unknown[] = [];
    theirs.on('call', (call) => strange.push(call));
    await Promise.all([sees(mine, () => true), seesAgents(theirs, () => true)]);

    const connected = sees(mine, ({ state }) => state === 'connected');
    const told = seesAgents(theirs, (agents) =>
      agents.some(({ presence }) => presence === 'on-call'),
    );
    await customer.getsAnsweredBy('agent1');
    expect(await connected).toMatchObject({
      myRole: 'owner',
      availableActions: expect.arrayContaining(['hold']) as string[],
    });
    await told;
    expect(strange).toEqual([]);
  });

  it('shows everybody, also who is away, how many customers wait and since when', async () => {
    await desk.signIn('agent1');
    const socket = open(desk.tokenOf('agent1'));
    expect(await seesQueue(socket, 0)).toMatchObject({ longestSince: null });

    const [one, two] = [seesQueue(socket, 1), seesQueue(socket, 2)];
    const first = await desk.customerCalls();
    const since = (await desk.store.calls.findByCustomer(first.sid))?.startedAt.toISOString();
    expect(await one).toMatchObject({ longestSince: since });
    const second = await desk.customerCalls();
    expect(await two).toMatchObject({ longestSince: since });

    const hungUp = seesQueue(socket, 1);
    await first.hangsUp();
    const sinceThen = (await desk.store.calls.findByCustomer(second.sid))?.startedAt.toISOString();
    expect(await hungUp).toMatchObject({ longestSince: sinceThen });

    const nobody = seesQueue(socket, 0);
    await desk.signsInAvailable('agent2');
    await desk.doJobs();
    await second.getsAnsweredBy('agent2');
    expect(await nobody).toMatchObject({ longestSince: null });

    const again = seesQueue(socket, 1);
    await second.leaves('agent2');
    await desk.doJobsThatWait('grace_over');
    const { waitingSince } = (await desk.store.calls.findByCustomer(second.sid)) ?? {};
    expect(await again).toMatchObject({ longestSince: waitingSince?.toISOString() });
  });

  it('shows the end of a call to those who were on it', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    const socket = open(desk.tokenOf('agent1'));
    await sees(socket, () => true);
    const ended = sees(socket, ({ state }) => state === 'ended');
    await customer.hangsUp();
    expect(await ended).toMatchObject({ outcome: 'customer-hung-up', myRole: 'past' });
  });

  it('takes heartbeats, which make an agent reachable, and answers them', async () => {
    await desk.signIn('agent2');
    await desk.signIn('agent1');
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'available' });
    await desk.dataSource.query('UPDATE agent_tab SET last_seen_at = to_timestamp(0)');
    const [watcher, socket] = [open(desk.tokenOf('agent2')), open(desk.tokenOf('agent1'))];
    await Promise.all([seesAgents(watcher, () => true), seesAgents(socket, () => true)]);

    const available = seesAgents(watcher, (agents) =>
      agents.some(({ id, presence }) => id === 'agent1' && presence === 'available'),
    );
    await expect(socket.emitWithAck('heartbeat', { registered: true })).resolves.toMatchObject({
      ok: true,
    });
    await available;
    await expect(socket.emitWithAck('heartbeat', 'beat')).resolves.toMatchObject({ ok: false });
  });

  it('is refused a tab that belongs to another session', async () => {
    const tab = randomUUID();
    await desk.signIn('agent1');
    await desk.beat('agent1', { tab });
    await desk.signIn('agent2');
    const other = open(desk.tokenOf('agent2'), tab);
    const closed = new Promise((resolve) => other.on('disconnect', resolve));
    await seesAgents(other, () => true);
    other.emit('heartbeat', { registered: true });
    await closed;
  });

  it('is closed when the agent signs out', async () => {
    await desk.signIn('agent1');
    const socket = open(desk.tokenOf('agent1'));
    await seesAgents(socket, () => true);
    const closed = new Promise((resolve) => socket.on('disconnect', resolve));
    await desk.as('agent1').delete('/api/session').expect(204);
    await closed;
  });

  it('shows what happens after the database has dropped every connection', async () => {
    await desk.signsInAvailable('agent1');
    const socket = open(desk.tokenOf('agent1'));
    await seesAgents(socket, () => true);
    await desk.dataSource
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()`,
      )
      // Expected: it drops the one that asks, too.
      .catch(() => undefined);
    // The first to use a broken connection learns that it is broken.
    while ((await desk.as('agent1').get('/health')).status !== 200) continue;
    const offered = sees(socket, ({ state }) => state === 'offering');
    await desk.customerCalls();
    await offered;
  });
});
