import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * The load balancer of a desk with several API processes: each connection goes to the next process
 * that takes it. It knows nothing of HTTP: what was sent to a process that dies is answered by
 * nobody.
 */
export class Front {
  private readonly open = new Set<Socket>();
  private turn = 0;

  private constructor(
    private readonly server: Server,
    private readonly ports: readonly number[],
  ) {
    server.on('connection', (visitor) => this.lead(visitor));
  }

  static async before(ports: readonly number[]): Promise<Front> {
    const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Front(server, ports);
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    for (const socket of this.open) socket.destroy();
  }

  private lead(visitor: Socket): void {
    this.turn += 1;
    this.keep(visitor);
    const all = this.ports.map((_, place) => this.ports[(this.turn + place) % this.ports.length]);
    this.tryNext(visitor, all);
  }

  private tryNext(visitor: Socket, [port, ...others]: readonly (number | undefined)[]): void {
    if (port === undefined) {
      visitor.resetAndDestroy();
      return;
    }
    const process = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const isRefused = () => this.tryNext(visitor, others);
    process.once('error', isRefused);
    process.once('connect', () => {
      process.off('error', isRefused);
      this.keep(process);
      for (const [from, to] of [
        [visitor, process],
        [process, visitor],
      ] as const) {
        from.pipe(to);
        from.once('error', () => to.destroy());
        from.once('close', () => to.destroy());
      }
    });
  }

  private keep(socket: Socket): void {
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    socket.on('error', () => {
      // One side is gone: the code that leads the connection closes the other one.
    });
  }
}
