import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { docker } from './stack.mjs';

/** @import { Stack } from './stack.mjs' */

/** After this time without an answer, in ms, the desk counts as stopped. */
const atOnceMs = 1_000;
/** What is shorter is sent as it is. */
const shortestBytes = 1_024;

/** No process of the stack is root, may become it, or may write to its own file system. @param {Stack} stack */
export async function isConfined(stack) {
  for (const { Id, Config, HostConfig } of await stack.containers()) {
    const name = Config.Image;
    assert.equal(HostConfig.ReadonlyRootfs, true, `${name} may write to its file system`);
    assert.deepEqual(HostConfig.CapDrop, ['ALL'], `${name} keeps capabilities`);
    assert.ok(
      HostConfig.SecurityOpt?.includes('no-new-privileges:true'),
      `${name} may become root`,
    );
    const [, ...processes] = (await docker(['top', Id, '-eo', 'pid,uid'])).split('\n');
    const users = processes.map((line) => line.trim().split(/\s+/)[1]);
    assert.ok(users.length > 0 && !users.includes('0'), `${name} runs a process as root`);
  }
}

/**
 * What browsers fetch was compressed by the build, and is kept: the page's scripts, and those that
 * they load later.
 *
 * @param {Stack} stack
 */
export async function servesCompressedFiles({ desk }) {
  const page = await fetch(desk);
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  const main = /src="([^"]+\.js)"/.exec(await page.text())?.[1];
  assert.ok(main, 'the page names no script');
  const source = await (await fetch(new URL(main, desk))).text();
  const scripts = [main, ...new Set(source.match(/\bchunk-[\w-]{8}\.js/g))];
  assert.ok(scripts.length > 1, 'no script is loaded later');
  for (const script of scripts) {
    const file = new URL(script, desk);
    const plain = await isServed(file, 'identity');
    if (plain < shortestBytes) continue;
    const packed = await isServed(file, 'gzip');
    // A response that is compressed while it is sent has no length.
    assert.ok(0 < packed && packed < plain, `${script}: ${packed} of ${plain} bytes`);
  }
  const absent = await fetch(new URL('/chunk-00000000.js', desk));
  assert.equal(absent.status, 404, 'a script that is not there');
}

/** @param {URL} file @param {string} encoding @returns {Promise<number>} how many bytes are sent */
async function isServed(file, encoding) {
  const { status, headers } = await fetch(file, {
    method: 'HEAD',
    headers: { 'Accept-Encoding': encoding },
  });
  assert.equal(status, 200, file.href);
  const sent = headers.get('content-encoding') ?? 'identity';
  assert.equal(sent, encoding, file.href);
  assert.match(headers.get('content-type') ?? '', /javascript/, file.href);
  assert.match(headers.get('cache-control') ?? '', /immutable/, file.href);
  const length = Number(headers.get('content-length'));
  if (length >= shortestBytes)
    assert.match(headers.get('vary') ?? '', /accept-encoding/i, file.href);
  return length;
}

/** What anybody can send is refused at once, before it costs anything. @param {Stack} stack */
export async function refusesLongForms({ desk }) {
  const begun = performance.now();
  const answer = await fetch(`${desk}/conference/connect/client`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'a&'.repeat(32_700),
  });
  const ms = Math.round(performance.now() - begun);
  assert.ok([403, 413].includes(answer.status), `64 kB of "a&": ${answer.status}`);
  assert.ok(ms < atOnceMs, `64 kB of "a&" took ${ms} ms`);
}
