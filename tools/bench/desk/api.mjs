import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../ports.mjs';
import { account, deskNumber } from '../account.mjs';
import { startProcess } from '../process.mjs';

const built = join(import.meta.dirname, '..', '..', '..', 'dist', 'apps', 'api', 'main.js');
const probe = pathToFileURL(join(import.meta.dirname, 'probe.mjs')).href;

/**
 * Starts the API as it is built, as one process or several, and waits until each can work.
 *
 * @param {{ databaseUrl: string, carrierUrl: string, processes?: number,
 *   env?: Record<string, string> }} options
 */
export async function startApi({ databaseUrl, carrierUrl, processes = 1, env = {} }) {
  if (!existsSync(built)) throw new Error(`${built} is missing. Build it: npx nx build api`);
  /** @type {number[]} */
  const ports = [];
  while (ports.length < processes) ports.push(await freePort());
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  const base = `http://localhost:${ports[0]}`;
  const started = ports.map((port, index) =>
    startProcess({
      name: `api-${index + 1}`,
      script: built,
      // Source maps and the like are as `npm start` has them; the memory can be asked about.
      args: ['--enable-source-maps', '--expose-gc'],
      imports: [probe],
      env: {
        PORT: String(port),
        PUBLIC_BASE_URL: base,
        DATABASE_URL: databaseUrl,
        TWILIO_ACCOUNT_SID: account.sid,
        TWILIO_AUTH_TOKEN: account.authToken,
        TWILIO_API_KEY_SID: account.keySid,
        TWILIO_API_KEY_SECRET: account.keySecret,
        TWILIO_NUMBER: deskNumber,
        TWILIO_API_BASE_URL: carrierUrl,
        WRAP_UP_SECONDS: '0',
        ...env,
      },
    }),
  );
  const areHealthy = Promise.all(origins.map(untilHealthy));
  await Promise.race([areHealthy, ...started.map(({ died }) => died)]);
  return {
    base,
    origins,
    processes: started,
    stop: async () => {
      await Promise.all(started.map((one) => one.stop()));
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startApi>>} Api */

/** @param {string} origin */
async function untilHealthy(origin) {
  for (let tries = 0; tries < 600; tries += 1) {
    // Refused while it starts.
    const answer = await fetch(`${origin}/health`).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`The API at ${origin} does not work; see tmp/bench/api-1.log.`);
}
