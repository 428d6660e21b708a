import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';
import { accessToken, type TokenWishes } from './tokens';

/** A message of the gateway, as a client sees it. */
export interface Received {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A client that speaks the SDK's wire protocol, word by word. */
export class Client {
  readonly received: Received[] = [];
  private readonly events = new EventEmitter();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const frame = (data as Buffer).toString('utf8');
      if (frame === '\n') return;
      this.received.push(JSON.parse(frame) as Received);
      this.events.emit('message');
    });
    socket.on('close', () => this.events.emit('closed'));
  }

  static async connect(host: string): Promise<Client> {
    const socket = new WebSocket(`ws://${host}/signal`);
    const client = new Client(socket);
    await once(socket, 'open');
    return client;
  }

  /** Connects, shows a token and registers. */
  static async registered(
    host: string,
    wishes: TokenWishes,
    reconnectTimeout = 0,
  ): Promise<Client> {
    const client = await Client.connect(host);
    client.send('listen', { token: accessToken(wishes), reconnectTimeout });
    await client.receives('connected');
    client.send('register', { media: { audio: true } });
    await client.receives('ready');
    return client;
  }

  send(type: string, payload: object): void {
    this.socket.send(JSON.stringify({ type, version: '1.6', payload }));
  }

  sendRaw(frame: string): void {
    this.socket.send(frame);
  }

  /**
   * Waits for the next message of the type and takes it, and whatever came before it, off the
   * record.
   */
  async receives(type: string): Promise<Received['payload']> {
    for (;;) {
      const at = this.received.findIndex((message) => message.type === type);
      if (at >= 0) return this.received.splice(0, at + 1).at(-1)?.payload ?? {};
      await once(this.events, 'message', { signal: AbortSignal.timeout(5000) });
    }
  }

  /**
   * Everything that has come so far and was not awaited; what the gateway was told before, it has
   * dealt with.
   */
  async unawaited(): Promise<string[]> {
    // Messages are dealt with in order, so the answer to this one comes last.
    this.send('register', { media: { audio: true } });
    while (this.received.at(-1)?.type !== 'ready') {
      await once(this.events, 'message', { signal: AbortSignal.timeout(5000) });
    }
    return this.received.slice(0, -1).map(({ type }) => type);
  }

  /** Breaks the connection without a goodbye. */
  async drop(): Promise<void> {
    this.socket.terminate();
    await once(this.socket, 'close');
  }
}
