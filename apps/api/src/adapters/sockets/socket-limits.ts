import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import proxyAddress from 'proxy-addr';
import type { ServerOptions } from 'socket.io';
import { type AllowedHosts, unknownHost } from '../../http/allowed-hosts';

/**
 * How many live connections one process of the desk keeps. A console has one for each of its tabs.
 */
export const socketLimits = {
  /** An agent has a few tabs. */
  perSession: 8,
  /** A whole office may be behind one address. */
  perAddress: 300,
  inAll: 2_000,
  /** How long a connection may take to show whose it is, in ms. */
  admissionMs: 5_000,
} as const;

/** How long a message of a console may be, in bytes: a heartbeat has some hundred. */
const maxMessageBytes = 4_096;

/** What we use of a connection that has not said yet whose it is. */
interface RawConnection {
  readonly request: IncomingMessage;
  once(event: 'close', listener: () => void): unknown;
}

/** What we use of a Socket.IO server. */
interface CountedServer {
  readonly engine: { on(event: 'connection', listener: (socket: RawConnection) => void): unknown };
}

/**
 * Counts live connections from when they are made, before anybody knows whose they are, and refuses
 * those of other names.
 */
export class SocketLimits {
  private readonly logger = new Logger(SocketLimits.name);
  private readonly byAddress = new Map<string, number>();
  private all = 0;
  private readonly isTrusted: (address: string, index: number) => boolean;

  /** `proxies` are networks whose `X-Forwarded-For` is believed. */
  constructor(
    proxies: readonly string[],
    private readonly hosts: AllowedHosts,
    private readonly limits: { readonly perAddress: number; readonly inAll: number } = socketLimits,
  ) {
    this.isTrusted = proxyAddress.compile([...proxies]);
  }

  /** What Socket.IO must be given. */
  get options(): Partial<ServerOptions> {
    return {
      // A console uses nothing else, and polling would keep state for each request of a stranger.
      transports: ['websocket'],
      connectTimeout: socketLimits.admissionMs,
      maxHttpBufferSize: maxMessageBytes,
      allowRequest: (request, answer) => {
        const reason = this.refusal(request);
        if (reason) this.logger.warn({ address: this.addressOf(request) }, reason);
        answer(reason, reason === null);
      },
    };
  }

  /** Counts the connections of this server from now on. */
  watch(server: CountedServer): void {
    server.engine.on('connection', (socket) => {
      const address = this.addressOf(socket.request);
      this.count(address, 1);
      socket.once('close', () => this.count(address, -1));
    });
  }

  private refusal(request: IncomingMessage): string | null {
    if (!this.hosts.allowsSocket(request)) return unknownHost;
    if (this.all >= this.limits.inAll) return 'too many live connections';
    const ofAddress = this.byAddress.get(this.addressOf(request)) ?? 0;
    return ofAddress >= this.limits.perAddress ? 'too many live connections of one address' : null;
  }

  private count(address: string, change: 1 | -1): void {
    this.all += change;
    const left = (this.byAddress.get(address) ?? 0) + change;
    if (left > 0) this.byAddress.set(address, left);
    else this.byAddress.delete(address);
  }

  private addressOf(request: IncomingMessage): string {
    return proxyAddress(request, this.isTrusted);
  }
}

/** What {@link closeOlder} knows of a connection. */
interface TabConnection {
  readonly id: string;
  readonly data: { readonly tabId: string };
  disconnect(close: boolean): unknown;
}

/**
 * Keeps the newest connection of each tab, and the newest few of each session. A console that
 * reconnects may have left dead connections behind, and they must not lead to a refusal.
 * `ofSession` begins with the oldest.
 */
export function closeOlder(newest: TabConnection, ofSession: readonly TabConnection[]): void {
  const older = ofSession.filter(({ id }) => id !== newest.id);
  const replaced = older.filter(({ data }) => data.tabId === newest.data.tabId);
  const others = older.filter((socket) => !replaced.includes(socket));
  const tooMany = others.slice(0, Math.max(0, others.length + 1 - socketLimits.perSession));
  for (const socket of [...replaced, ...tooMany]) socket.disconnect(true);
}
