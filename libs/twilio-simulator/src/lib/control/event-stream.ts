import type { RequestHandler } from 'express';
import type { Simulator } from '../kernel/attachment';

const HEARTBEAT_MS = 15_000;

/**
 * Sends every change as a server-sent event named `change`, so that a page knows when to look
 * again.
 */
export function eventStream(simulator: Pick<Simulator, 'onChange'>): RequestHandler {
  return (_request, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
    });
    response.write(': open\n\n');
    const stop = simulator.onChange((change) => {
      response.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
    });
    // Real time, whatever clock the calls have: this keeps proxies from closing the stream.
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
  };
}
