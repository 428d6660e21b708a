import { InjectionToken } from '@angular/core';
import { livePath } from '@baton/shared-types';
import { io } from 'socket.io-client';

/** What we use of a Socket.IO connection. */
export interface LiveSocket {
  on(event: string, listener: (message: unknown) => void): unknown;
  emitHeartbeat(heartbeat: { readonly registered: boolean }): Promise<unknown>;
  close(): void;
}

const answerWithinMs = 5_000;

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
        reconnectionDelay: 500,
        reconnectionDelayMax: 5_000,
      });
      return {
        on: (event, listener) => socket.on(event, listener),
        emitHeartbeat: (heartbeat) =>
          socket.timeout(answerWithinMs).emitWithAck('heartbeat', heartbeat),
        close: () => socket.close(),
      };
    },
  },
);
