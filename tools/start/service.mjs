import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const tools = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const logs = join(tools, '..', 'tmp', 'logs');

/** How long a service may take to finish what it is doing, in ms. */
const graceMs = 10_000;

/**
 * @typedef {object} ServiceOptions
 * @property {string} name
 * @property {string} script the built file that Node runs
 * @property {string} readyUrl answers 2xx once the service can be used
 * @property {Record<string, string | undefined>} env added to this process's own
 */

/**
 * Runs one of the desk's processes, with its output in `tmp/logs`.
 *
 * @param {ServiceOptions} options
 * @returns {{ ready: Promise<void>, died: Promise<never>, stop: () => Promise<void> }}
 */
export function startService({ name, script, readyUrl, env }) {
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${name}.log`);
  const output = openSync(log, 'w');
  const leash = pathToFileURL(join(tools, 'start', 'leash.mjs')).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', leash, script], {
    env: { ...process.env, ...env },
    // Out of the terminal's process group: Ctrl-C reaches it through `stop`, in the right order.
    detached: process.platform !== 'win32',
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);

  let stopping = false;
  /** @type {Promise<string>} */
  const exited = new Promise((done) => {
    child.once('exit', (code, signal) => done(signal ?? `code ${code}`));
    child.once('error', (error) => done(error.message));
  });
  /** @type {Promise<never>} */
  const died = new Promise((_, fail) => {
    void exited.then((reason) => {
      if (stopping) return;
      const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
      fail(new Error(`${name} has stopped (${reason}). The last lines of ${log}:\n\n${lines}`));
    });
  });
  died.catch(() => {
    // Everybody who waits for `died` gets the error. There may be no such waiter yet.
  });

  return {
    died,
    ready: untilAnswers(readyUrl),
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      const outcome = await Promise.race([exited, pause(graceMs, 'still there', { ref: false })]);
      if (outcome === 'still there') {
        console.error(`${name} did not stop within ${graceMs / 1000} s and was killed.`);
        child.kill('SIGKILL');
        await exited;
      }
    },
  };
}

/** @param {string} url */
async function untilAnswers(url) {
  for (;;) {
    // Refused while the service starts; a service that cannot start is noticed by its exit.
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(100, undefined, { ref: false });
  }
}
