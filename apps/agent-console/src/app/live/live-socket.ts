import { InjectionToken } from '@angular/core';
import { type Heartbeat, livePath } from '@baton/shared-types';
import { io } from 'socket.io-client';

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
 * A process of the desk may stand still without being dead, and the carrier's customer is with an agent of
 * whom the others hear nothing: a beat's pause, these three and a connection to another process take less
 * time than the desk waits before it looks after the customer.
 */
const answerWithinMs = 1_000;
const connectWithinMs = 1_000;
const reconnectMs = 150;

/** After a refusal by the desk itself. */
const retryMs = 3_000;

/** Opens the live connection for a session; it reconnects by itself until it is closed. */
export const OPEN_LIVE_SOCKET = new InjectionToken<(token: string) => LiveSocket>(
  'OPEN_LIVE_SOCKET',
  {
    providedIn: 'root',
    factory: () => (token) => {
      const socket = io({
        path: livePath,
        auth: { token },
        // No polling first: replicas of the desk need no sticky sessions then.
        transports: ['websocket'],
        timeout: connectWithinMs,
        reconnectionDelay: reconnectMs,
        reconnectionDelayMax: 5_000,
      });
      const tryAgain = () => {
        // After a refusal by the desk itself (not a lost network) Socket.IO leaves trying again to us.
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
