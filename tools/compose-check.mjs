/*
 * Proves the composed stack, with Docker: `npm run compose-check`, and `-- --from main~1` for the
 * upgrade from the volume of an earlier commit. It uses ports, images and a volume of its own, and
 * removes them.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Conversation } from './compose/conversation.mjs';
import { isConfined, refusesLongForms, servesCompressedFiles } from './compose/outside.mjs';
import { docker, Stack } from './compose/stack.mjs';
import { freePort } from './ports.mjs';

const { values } = parseArgs({ options: { from: { type: 'string' } } });
const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const project = `baton-check-${process.pid}`;
const ports = { desk: await freePort(), simulator: await freePort() };
const stack = new Stack({ folder: checkout, project, ports });
/** It has 178 MB; the packages that are needed by nothing but the build alone have more. */
const largestApiMb = 250;

/** @template T @param {string} what @param {() => T | Promise<T>} does @returns {Promise<T>} */
async function step(what, does) {
  const begun = performance.now();
  const result = await does();
  console.log(`✓ ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return result;
}

const calls = async () => Number(await stack.query('SELECT count(*) FROM call'));
const migrations = async () => Number(await stack.query('SELECT count(*) FROM migrations'));

async function talks() {
  const conversation = new Conversation(stack);
  await conversation.begins();
  await conversation.ends();
}

/** Makes a volume with the earlier commit's own stack. @param {string} commit */
async function madeBy(commit) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-earlier-'));
  const earlier = new Stack({ folder, project, ports });
  try {
    const files = execFileSync('git', ['archive', commit], { cwd: checkout, maxBuffer: 1e9 });
    execFileSync('tar', ['-x'], { cwd: folder, input: files });
    await step(`builds ${commit}`, () => earlier.build());
    await step(`starts ${commit}, and they talk`, async () => {
      await earlier.up(1);
      await talks();
    });
    const before = { calls: await calls(), migrations: await migrations() };
    await earlier.down();
    return before;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const before = values.from === undefined ? null : await madeBy(values.from);
  const sizes = await step('builds', () => stack.build());
  console.log(
    `  ${Object.entries(sizes)
      .map(([name, mb]) => `${name} ${mb} MB`)
      .join(', ')}`,
  );
  assert.ok(Number(sizes['api']) < largestApiMb, 'the image of the API holds what it does not run');
  await step('starts with two API processes', () => stack.up());
  if (before !== null) {
    await step(`has what ${values.from} stored`, async () => {
      assert.equal(await calls(), before.calls, 'calls');
      console.log(`  migrations: ${before.migrations} before, ${await migrations()} now`);
    });
  }
  await step('is confined', () => isConfined(stack));
  await step('serves compressed files', () => servesCompressedFiles(stack));
  await step('refuses 64 kB of "a&" at once', () => refusesLongForms(stack));

  const conversation = new Conversation(stack);
  await step('lets a customer and an agent talk', () => conversation.begins());
  for (const [place, { Id }] of (await stack.containers('api')).entries()) {
    await step(
      `keeps them while API process ${place + 1} of 2 is killed and comes back`,
      async () => {
        await docker(['kill', Id]);
        await conversation.goesOnFor(8_000);
        await conversation.canBeHeldAndResumed();
        await docker(['start', Id]);
        await stack.up();
      },
    );
  }
  await step('hears that it is over', () => conversation.ends());

  const stored = await calls();
  await step('stops and starts over the same volume, and they talk', async () => {
    await stack.down();
    await stack.up();
    assert.equal(await calls(), stored, 'calls');
    await talks();
  });
} finally {
  await stack.remove();
}
