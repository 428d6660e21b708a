import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { freePort, isFree } from '../ports.mjs';
import { forgetCallsOfToday, startBenchServer } from './database.mjs';
import { startProcess, stopProcesses } from './process.mjs';
import { startApi } from './desk/api.mjs';
import { watchCpu } from './cpu.mjs';

const here = import.meta.dirname;

/**
 * What every measure works with: a PostgreSQL server, the carrier, and a generator of load, each a
 * process of its own.
 *
 * @param {{ isQuick: boolean }} options
 */
export async function setUpWorkbench({ isQuick }) {
  const database = await startBenchServer();
  const carrierPort = await freePort();
  const carrier = startProcess({
    name: 'carrier',
    script: join(here, 'carrier', 'main.mjs'),
    env: { PORT: String(carrierPort) },
  });
  const generator = startProcess({
    name: 'generator',
    script: join(here, 'load', 'generator.mjs'),
  });
  const consoles = startProcess({
    name: 'consoles',
    script: join(here, 'consoles', 'main.mjs'),
  });
  const carrierUrl = `http://127.0.0.1:${carrierPort}`;
  await Promise.all([untilListening(carrierPort), carrier.ask('ready')]);
  let databases = 0;

  return {
    isQuick,
    /** Tells how far it has come. @param {string} text */
    say: (text) => console.log(text),
    database,
    carrier,
    generator,
    consoles,
    carrierUrl,
    /**
     * Gives a measure a database of its own, and removes it and all that it has started afterwards.
     *
     * @template T
     * @param {(place: { name: string, url: string }) => Promise<T>} work
     */
    inDatabase: async (work) => {
      databases += 1;
      const name = `bench_${databases}`;
      const url = await database.create(name);
      try {
        return await work({ name, url });
      } finally {
        await database.drop(name);
      }
    },
    /**
     * Makes a desk one without calls of today, between two measures.
     *
     * @param {string} url of its database
     */
    forgetCalls: async (url) => {
      await forgetCallsOfToday(url);
      await carrier.ask('forget');
    },
    /**
     * Runs a measure beside the desk.
     *
     * @template T
     * @param {{ databaseUrl: string, processes?: number, env?: Record<string, string> }} options
     * @param {(api: import('./desk/api.mjs').Api) => Promise<T>} work
     */
    withApi: async (options, work) => {
      const api = await startApi({ ...options, carrierUrl });
      try {
        await carrier.ask('serve', { base: api.base, origins: api.origins });
        return await work(api);
      } finally {
        await carrier.ask('keep', { customers: 0 });
        await consoles.ask('close');
        await api.stop();
        await carrier.ask('serve', { base: '', origins: [] });
        await carrier.ask('forget');
      }
    },
    /**
     * How much of a core the server, the database, and those who measure use from now on.
     *
     * @param {readonly { pid: number }[]} servers
     */
    watchCpu: (servers) =>
      watchCpu({
        server: servers,
        database: [{ pid: database.pid, withChildren: true }],
        carrier: [carrier],
        generator: [generator],
        consoles: [consoles],
      }),
    tearDown: async () => {
      await stopProcesses();
      await database.stop();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof setUpWorkbench>>} Workbench */

/**
 * Waits until something listens on a port of this machine.
 *
 * @param {number} port
 */
export async function untilListening(port) {
  while (await isFree(port)) await pause(50);
}

/** The commit that is measured. */
export function commit() {
  const git = (/** @type {string[]} */ args) =>
    execFileSync('git', args, { cwd: here, encoding: 'utf8' }).trim();
  try {
    const changed = git(['status', '--porcelain', '--untracked-files=no']) ? ' with changes' : '';
    return git(['rev-parse', '--short=7', 'HEAD']) + changed;
  } catch {
    return 'unknown';
  }
}
