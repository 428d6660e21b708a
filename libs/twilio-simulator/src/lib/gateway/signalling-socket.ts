import type { RawData, WebSocket } from 'ws';
import { type ClientMessage, type GatewayMessage, readClientMessage } from './messages';

/** The SDK takes a connection for dead after 15 s without a frame. */
const heartbeatMs = 10_000;

/** So long may a client keep silent; it answers each heartbeat. */
const patienceMs = 25_000;

/** Both sides' sign of life. */
const heartbeat = '\n';

/** What is told about a socket. */
export interface SocketEvents {
  message(message: ClientMessage): void;
  closed(): void;
}

/** A WebSocket that speaks the SDK's signalling and knows when the other side is gone. */
export class SignallingSocket {
  private readonly beat: NodeJS.Timeout;
  private patience: NodeJS.Timeout | undefined;
  /** A fault: the network is gone, though neither side has noticed yet. */
  private cut = false;

  constructor(
    private readonly socket: WebSocket,
    events: SocketEvents,
  ) {
    this.beat = setInterval(() => this.sendFrame(heartbeat), heartbeatMs);
    this.waitPatiently();
    socket.on('message', (data) => {
      if (this.cut) return;
      this.waitPatiently();
      const message = readClientMessage(textOf(data));
      if (message) events.message(message);
    });
    // Without a listener an error, such as a frame that is too long, would end the process; `close`
    // follows it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(this.beat);
      clearTimeout(this.patience);
      events.closed();
    });
  }

  send(message: GatewayMessage): void {
    this.sendFrame(JSON.stringify(message));
  }

  /** Drops the connection without a word. */
  drop(): void {
    this.socket.terminate();
  }

  /** Lets nothing through any more in either direction, as when a laptop is closed. */
  cutOff(): void {
    this.cut = true;
  }

  private sendFrame(frame: string): void {
    if (!this.cut && this.socket.readyState === this.socket.OPEN) this.socket.send(frame);
  }

  private waitPatiently(): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.drop(), patienceMs);
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as Buffer).toString('utf8');
}
