import { once } from 'node:events';
import { createServer } from 'node:net';

/** Finds a free port below 32768, where the system never takes one for an outgoing connection. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer().listen(port);
    try {
      await once(probe, 'listening');
      return port;
    } catch {
      // Taken: try another one.
    } finally {
      probe.close();
    }
  }
}
