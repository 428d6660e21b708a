import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Leads each connection to one of several API processes in turn, or to the next one if that is
 * dead.
 */
export class Front {
  private readonly open = new Set<Socket>();
  private turn = 0;

  private constructor(
    private readonly server: Server,
    private readonly ports: readonly number[],
  ) {
    server.on('connection', (visitor) => {
      this.turn += 1;
      const first = this.turn % ports.length;
      this.lead(visitor, [...ports.slice(first), ...ports.slice(0, first)]);
    });
  }

  static async open(port: number, ports: readonly number[]): Promise<Front> {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new Front(server, ports);
  }

  close(): void {
    this.server.close();
    for (const socket of this.open) socket.destroy();
  }

  private lead(visitor: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined) {
      visitor.destroy();
      return;
    }
    const process = connect(port, '127.0.0.1');
    let isThere = false;
    process.once('connect', () => {
      isThere = true;
      visitor.pipe(process).pipe(visitor);
    });
    process.once('close', () => (isThere ? visitor.destroy() : this.lead(visitor, others)));
    visitor.once('close', () => process.destroy());
    for (const socket of [visitor, process]) {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
      socket.on('error', () => {
        // Refused, or cut off: `close` follows, and is what matters.
      });
    }
  }
}
