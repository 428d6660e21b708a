import type { AgentId } from '@baton/call-flow';
import { Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { Clock } from '../../desk/store/clock';

/** More messages than this in a second are an attack, or a fault; a console sends one or two. */
const maxMessagesPerSecond = 50;
const windowMs = 1_000;

const logger = new Logger('LiveMessages');

/**
 * Counts every message of a socket, of whatever name, and closes a socket that sends too many: even
 * to read them costs.
 */
export function letMessagesThrough(
  socket: Pick<Socket, 'id' | 'disconnect' | 'data'>,
  clock: Clock,
  onFlood: () => void,
): (event: unknown, next: () => void) => void {
  let since = clock.now();
  let messages = 0;
  let isClosed = false;
  return (_event, next) => {
    if (isClosed) return;
    const now = clock.now();
    if (Math.abs(now.getTime() - since.getTime()) >= windowMs) {
      since = now;
      messages = 0;
    }
    messages += 1;
    if (messages <= maxMessagesPerSecond) {
      next();
      return;
    }
    isClosed = true;
    onFlood();
    const { signedIn } = socket.data as { readonly signedIn?: { readonly agentId: AgentId } };
    logger.warn({ agentId: signedIn?.agentId }, 'a console sent too many messages and is closed');
    socket.disconnect(true);
  };
}
