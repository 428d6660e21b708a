import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { performance } from 'node:perf_hooks';
import { describeMutants } from './mutants/fragment.mjs';
import { binOf } from './packages.mjs';

/**
 * What the two runs leave out. The printed machine changes with nearly every rule, so that alone it
 * notices nearly everything; whether the specs of behaviour would have noticed as well shows only
 * without it.
 */
const runs = [
  { title: 'the specs of behaviour alone', without: 'matrix' },
  { title: 'all specs, the printed machine included', without: 'nothing' },
];

/**
 * `npm run mutants`: changes the call machine in hundreds of small ways, each by itself, and says
 * for the published proof which changes no spec notices. Takes minutes.
 */
async function main() {
  await rm('tmp/mutants', { recursive: true, force: true });
  const results = [];
  for (const { title, without } of runs) {
    const began = performance.now();
    const report = `tmp/mutants/without-${without}.json`;
    await runStryker({ WITHOUT: without, REPORT: report });
    const minutes = (performance.now() - began) / 60_000;
    results.push({ title, minutes, report: JSON.parse(await readFile(report, 'utf8')) });
  }
  const argued = await readFile('libs/call-flow/mutants.md', 'utf8');
  const fragment = describeMutants(results, argued);
  await mkdir('tmp/proof', { recursive: true });
  await writeFile('tmp/proof/30-mutation.md', fragment);
  console.log(fragment);
}

/** @param {Record<string, string>} env */
async function runStryker(env) {
  const args = [
    binOf('@stryker-mutator/core', 'stryker'),
    'run',
    'libs/call-flow/stryker.config.mjs',
  ];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  // It uses the whole machine for minutes, so it runs with the lowest priority.
  if (child.pid) setPriority(child.pid, 5);
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`Stryker ended with ${code}.`);
}

await main();
