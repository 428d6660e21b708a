import { InjectionToken } from '@angular/core';
import { type Heartbeat, livePath } from '@baton/shared-types';
import { io } from 'socket.io-client';

/** The session that a page has, and what it calls itself. */
export interface LivePage {
  readonly token: string;
  readonly tab: string;
}

/** What we use of a Socket.IO connection. */
export interface LiveSocket {
  on(event: string, listener: (message: unknown) => void): unknown;
  /** Rejects when the desk does not answer in time. */
  emitHeartbeat(heartbeat: Heartbeat): Promise<unknown>;
  /** Gives this connection up and makes another. */
  renew(): void;
  close(): void;
}

/*
 * A process of the desk may stand still without being dead. The other processes then get no sign of
 * its agents. One beat, these three limits and a new connection together take less time than the
 * desk waits before it looks after a customer.
 */
const answerWithinMs = 1_000;
const reconnectMs = 150;
const connectWithinMs = 700;
/** A network may be slower than that: it gets more and more time, up to this, in ms. */
const longestConnectMs = 10_000;

/**
 * How long a connection may take to be made, in ms; `attempt` counts from 1 since there was one.
 */
export const connectTimeout = (attempt: number): number =>
  Math.min(connectWithinMs * 2 ** Math.max(0, attempt - 2), longestConnectMs);

/** After a refusal by the desk itself. */
const retryMs = 3_000;

/**
 * Opens the live connection of a page for a session; it reconnects by itself until it is closed.
 */
export const OPEN_LIVE_SOCKET = new InjectionToken<(page: LivePage) => LiveSocket>(
  'OPEN_LIVE_SOCKET',
  {
    providedIn: 'root',
    factory: () => (page) => {
      const socket = io({
        path: livePath,
        auth: page,
        // No polling first: replicas of the desk need no sticky sessions then.
        transports: ['websocket'],
        timeout: connectTimeout(1),
        reconnectionDelay: reconnectMs,
        reconnectionDelayMax: 5_000,
      });
      socket.io.on('reconnect_attempt', (attempt) => socket.io.timeout(connectTimeout(attempt)));
      const tryAgain = () => {
        // After a refusal by the desk itself (not a lost network) Socket.IO leaves trying again to
        // us.
        if (!socket.active && !isClosed) setTimeout(() => isClosed || socket.connect(), retryMs);
      };
      let isClosed = false;
      socket.on('connect_error', tryAgain);
      socket.on('disconnect', tryAgain);
      return {
        on: (event, listener) => socket.on(event, listener),
        emitHeartbeat: (heartbeat) =>
          socket.timeout(answerWithinMs).emitWithAck('heartbeat', heartbeat),
        // Reconnects by itself, as after a lost network.
        renew: () => socket.io.engine.close(),
        close: () => {
          isClosed = true;
          socket.close();
        },
      };
    },
  },
);
