import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const tools = join(import.meta.dirname, '..');
const logs = join(tools, '..', 'tmp', 'bench');
const leash = pathToFileURL(join(tools, 'start', 'leash.mjs')).href;

/** How long a process may take to end by itself, in ms. */
const graceMs = 5_000;

/** What has been started and has not ended. @type {Set<Running>} */
const running = new Set();

/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {(what: string, details?: unknown) => Promise<any>} ask has the process do something
 *   that it has said it can do, and returns what it answers
 * @property {Promise<never>} died fails when it ends without having been stopped
 * @property {() => Promise<void>} stop
 */

/**
 * Runs a script in a process of its own, with what it prints in `tmp/bench`. When this process is
 * killed, it ends too.
 *
 * @param {{ name: string, script: string, args?: string[], imports?: string[],
 *   env?: Record<string, string | undefined> }} options
 * @returns {Running}
 */
export function startProcess({ name, script, args = [], imports = [], env = {} }) {
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${name}.log`);
  const output = openSync(log, 'w');
  const loaded = [leash, ...imports].flatMap((one) => ['--import', one]);
  const child = spawn(process.execPath, [...args, ...loaded, script], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);

  /** @type {Map<number, { done: (answer: any) => void, fail: (error: Error) => void }>} */
  const waiting = new Map();
  let asked = 0;
  let isStopping = false;
  const exited = new Promise((done) => {
    child.once('exit', done);
    child.once('error', done);
  });
  const ended = exited.then(() => {
    running.delete(self);
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
    const error = new Error(`${name} has ended. The last lines of ${log}:\n${lines}`);
    for (const { fail } of waiting.values()) fail(error);
    return error;
  });
  /** @type {Promise<never>} */
  const died = new Promise((_, fail) => {
    void ended.then((error) => {
      if (!isStopping) fail(error);
    });
  });
  died.catch(() => {
    // Everybody who waits for `died` gets the error. There may be no such waiter yet.
  });
  child.on('message', (/** @type {any} */ { id, answer, error }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error) one?.fail(new Error(`${name}: ${error}`));
    else one?.done(answer);
  });

  const self = {
    pid: Number(child.pid),
    died,
    ask: (/** @type {string} */ what, /** @type {unknown} */ details = {}) =>
      new Promise((done, fail) => {
        asked += 1;
        waiting.set(asked, { done, fail });
        child.send({ id: asked, what, details }, (error) => error && fail(error));
      }),
    stop: async () => {
      isStopping = true;
      child.kill('SIGTERM');
      const outcome = await Promise.race([exited, pause(graceMs, 'still there', { ref: false })]);
      if (outcome === 'still there') child.kill('SIGKILL');
      await exited;
    },
  };
  running.add(self);
  return self;
}

/** Ends every process that has been started here. */
export async function stopProcesses() {
  await Promise.all([...running].map((one) => one.stop()));
}
