import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { docker } from './stack.mjs';

/** @import { Stack } from './stack.mjs' */

/** What is not answered within so many ms has stopped the desk. */
const atOnceMs = 1_000;

/** No process of the stack is root, may become it, or may write to its own file system. @param {Stack} stack */
export function isConfined(stack) {
  for (const { Id, Config, HostConfig } of stack.containers()) {
    const name = Config.Image;
    assert.equal(HostConfig.ReadonlyRootfs, true, `${name} may write to its file system`);
    assert.deepEqual(HostConfig.CapDrop, ['ALL'], `${name} keeps capabilities`);
    assert.ok(
      HostConfig.SecurityOpt?.includes('no-new-privileges:true'),
      `${name} may become root`,
    );
    const [, ...processes] = docker(['top', Id, '-eo', 'pid,uid']).split('\n');
    const users = processes.map((line) => line.trim().split(/\s+/)[1]);
    assert.ok(users.length > 0 && !users.includes('0'), `${name} runs a process as root`);
  }
}

/** What browsers fetch is compressed and kept. @param {Stack} stack */
export async function servesCompressedFiles({ desk }) {
  const page = await fetch(desk);
  assert.equal(page.status, 200);
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1];
  assert.ok(script, 'the page names no script');
  const file = await fetch(new URL(script, desk), { headers: { 'Accept-Encoding': 'gzip' } });
  assert.equal(file.headers.get('content-encoding'), 'gzip', script);
  assert.match(file.headers.get('cache-control') ?? '', /immutable/, script);
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
