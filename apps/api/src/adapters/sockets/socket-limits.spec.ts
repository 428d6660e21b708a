import { randomUUID } from 'node:crypto';
import { type EventEmitter, once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { livePath } from '@baton/shared-types';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import request from 'supertest';
import { WebSocket } from 'ws';
import { AllowedHosts } from '../../http/allowed-hosts';
import { Desk } from '../../testing/desk';
import { socketLimits, SocketLimits } from './socket-limits';

/* Real: the whole API, PostgreSQL, Socket.IO. Not real: the carrier. */
describe('live connections to the desk', () => {
  let desk: Desk;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signIn('agent1');
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });

  const port = () => (desk.app.getHttpServer().address() as AddressInfo).port;
  const open = async (tab: string = randomUUID()) => {
    const socket = io(`http://localhost:${port()}`, {
      path: livePath,
      auth: { token: desk.tokenOf('agent1'), tab },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    sockets.push(socket);
    await new Promise((resolve) => socket.once('agents', resolve));
    return socket;
  };
  const closed = (socket: Socket) => new Promise((resolve) => socket.once('disconnect', resolve));

  it('are closed when they do not show in time whose they are', async () => {
    const stranger = new WebSocket(
      `ws://localhost:${port()}${livePath}/?EIO=4&transport=websocket`,
    );
    await once(stranger, 'open');
    const since = performance.now();
    await once(stranger, 'close');
    expect(performance.now() - since).toBeGreaterThan(socketLimits.admissionMs / 2);
  });

  it('are made in the one way that consoles use', async () => {
    await request(desk.app.getHttpServer()).get(`${livePath}/?EIO=4&transport=polling`).expect(400);
  });

  it('are closed over a message that no console sends', async () => {
    const socket = await open();
    const end = closed(socket);
    socket.emit('heartbeat', { registered: true, leg: 'x'.repeat(5_000) });
    await end;
  });

  it('are one for a tab: its newest takes the place of one that may be dead', async () => {
    const tab = randomUUID();
    const old = await open(tab);
    const end = closed(old);
    const fresh = await open(tab);
    await end;
    await expect(fresh.emitWithAck('heartbeat', { registered: true })).resolves.toMatchObject({
      ok: true,
    });
  });

  it('are the newest few of a session', async () => {
    const oldest = await open();
    const end = closed(oldest);
    const others: Socket[] = [];
    for (let more = 1; more <= socketLimits.perSession; more += 1) others.push(await open());
    await end;
    expect(others.every(({ connected }) => connected)).toBe(true);
  });
});

describe('the count of live connections', () => {
  let http: HttpServer;
  let server: Server;
  const made: WebSocket[] = [];
  const raws: EventEmitter[] = [];
  afterEach(async () => {
    for (const socket of made.splice(0)) socket.terminate();
    raws.length = 0;
    await server.close();
  });

  const serve = async (limits: { perAddress: number; inAll: number }) => {
    const proxies = ['127.0.0.0/8', '::1/128', '::ffff:127.0.0.0/104'];
    const hosts = new AllowedHosts({ PUBLIC_BASE_URL: 'http://localhost', ALLOWED_HOSTS: [] });
    const counted = new SocketLimits(proxies, hosts, limits);
    http = createServer();
    server = new Server(http, counted.options);
    counted.watch(server);
    server.engine.on('connection', (raw: EventEmitter) => raws.push(raw));
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  };
  /** Returns whether somebody who comes from there is let in. */
  const comes = async (from: string) => {
    const { port } = http.address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
      headers: { 'X-Forwarded-For': from },
    });
    made.push(socket);
    return new Promise<boolean>((resolve) => {
      socket.once('open', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
  };
  /** Resolves when the desk's side has noticed. */
  const oneLeaves = async () => {
    const gone = raws.map((raw) => once(raw, 'close'));
    made[0]?.close();
    await Promise.race(gone);
  };

  it('has an end for one address, behind a proxy that is trusted too, and none for another', async () => {
    await serve({ perAddress: 2, inAll: 100 });
    expect([await comes('203.0.113.1'), await comes('203.0.113.1')]).toEqual([true, true]);
    expect(await comes('203.0.113.1')).toBe(false);
    expect(await comes('203.0.113.2')).toBe(true);
  });

  it('has an end for all together, and room again after one has gone', async () => {
    await serve({ perAddress: 100, inAll: 2 });
    expect([await comes('203.0.113.1'), await comes('203.0.113.2')]).toEqual([true, true]);
    expect(await comes('203.0.113.3')).toBe(false);
    await oneLeaves();
    expect(await comes('203.0.113.3')).toBe(true);
  });
});
