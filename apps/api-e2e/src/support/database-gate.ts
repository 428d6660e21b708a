import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * The way to the database, which a test can cut: a process that goes through it finds the database
 * away.
 */
export class DatabaseGate {
  private readonly open = new Set<Socket>();
  private how: 'passes' | 'refuses' | 'swallows' = 'passes';

  private constructor(
    private readonly server: Server,
    private readonly database: URL,
  ) {
    server.on('connection', (visitor) => this.lead(visitor));
  }

  static async to(databaseUrl: string): Promise<DatabaseGate> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new DatabaseGate(server, new URL(databaseUrl));
  }

  /** The database's address by way of this gate. */
  get url(): string {
    const url = new URL(this.database);
    url.hostname = '127.0.0.1';
    url.port = `${(this.server.address() as AddressInfo).port}`;
    return url.href;
  }

  /** Breaks every connection, and each new one at once, as a server does that has been stopped. */
  refuses(): void {
    this.how = 'refuses';
    this.breaksAll();
  }

  /**
   * Lets nothing through in either direction and breaks nothing, as a network does that has failed.
   */
  swallows(): void {
    this.how = 'swallows';
    for (const socket of this.open) socket.pause().unpipe();
  }

  /** The database is back; connections that were swallowed are broken. */
  opens(): void {
    this.breaksAll();
    this.how = 'passes';
  }

  close(): void {
    this.server.close();
    this.breaksAll();
  }

  private lead(visitor: Socket): void {
    this.keep(visitor);
    if (this.how === 'refuses') visitor.resetAndDestroy();
    if (this.how !== 'passes') return;
    const { hostname, port } = this.database;
    const server = connect({ host: hostname, port: Number(port || 5432) });
    this.keep(server);
    visitor.pipe(server).pipe(visitor);
    visitor.once('close', () => server.destroy());
    server.once('close', () => visitor.destroy());
  }

  private keep(socket: Socket): void {
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    socket.on('error', () => {
      // One side is gone: its closing takes the other side along.
    });
  }

  private breaksAll(): void {
    for (const socket of this.open) socket.resetAndDestroy();
  }
}
