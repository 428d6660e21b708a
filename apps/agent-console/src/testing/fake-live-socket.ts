import type { Heartbeat } from '@baton/shared-types';
import type { LiveSocket } from '../app/live/live-socket';

/** A live connection whose other end is the test. */
export class FakeLiveSocket implements LiveSocket {
  readonly heartbeats: Heartbeat[] = [];
  isClosed = false;
  /** Whether the desk leaves heartbeats unanswered. */
  isDeaf = false;
  renewals = 0;
  private readonly listeners: { event: string; listener: (message: unknown) => void }[] = [];

  on(event: string, listener: (message: unknown) => void): void {
    this.listeners.push({ event, listener });
  }

  emitHeartbeat(heartbeat: Heartbeat): Promise<unknown> {
    this.heartbeats.push(heartbeat);
    return this.isDeaf
      ? Promise.reject(new Error('operation has timed out'))
      : Promise.resolve({ ok: true, now: Date.now() });
  }

  renew(): void {
    this.renewals += 1;
    this.receive('disconnect');
  }

  close(): void {
    this.isClosed = true;
  }

  /** The desk, or the network, says something. */
  receive(event: string, message?: unknown): void {
    for (const known of this.listeners) if (known.event === event) known.listener(message);
  }
}
