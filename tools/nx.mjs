import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binOf } from './packages.mjs';

/** @typedef {{ env?: Record<string, string | undefined>, show?: 'all' | 'errors' | 'nothing', patienceMs?: number }} RunOptions */

/** How long anything that is run here may take unless told otherwise, in ms. */
const usualPatienceMs = 15 * 60_000;

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Runs Nx in this checkout and keeps what it prints.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNx(args, options) {
  // What is shown is shown as it comes.
  const style = options?.show === 'all' ? 'stream-without-prefixes' : 'static';
  return runNode([binOf('nx'), ...args, `--outputStyle=${style}`], options);
}

/**
 * Runs a script with this Node and keeps what it prints; `show` prints some of it as well.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(args, { env = {}, show = 'nothing', patienceMs = usualPatienceMs } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // What hangs must not hang everything: it counts as failed.
  const tooLong = setTimeout(() => {
    output += `\nThis took longer than ${patienceMs / 60_000} minutes and was ended: ${args.join(' ')}\n`;
    child.kill('SIGKILL');
  }, patienceMs);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
    if (show === 'all') process.stdout.write(text);
  });
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
    if (show !== 'nothing') process.stdout.write(text);
  });
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: error.message }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  }).finally(() => clearTimeout(tooLong));
}
