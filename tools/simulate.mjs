import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withDecoratorTypes } from './decorator-types.mjs';

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const sources = join(checkout, 'apps', 'api', 'simulation');

/**
 * `npm run simulate -- --seeds 0..99999`: lives through that many calls with everything that can go
 * wrong; `--seed 7` tells the story of one. Exit code 1 when the promise was broken.
 */
async function main() {
  mkdirSync(join(checkout, 'tmp'), { recursive: true });
  const folder = mkdtempSync(join(checkout, 'tmp', 'simulation-'));
  try {
    await bundleInto(folder);
    process.exitCode = await run(join(folder, 'simulate.js'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Puts the sources together once for all processes. Run one by one with tsx, every function would
 * first be given its name, which costs a tenth of a history.
 *
 * @param {string} folder
 */
async function bundleInto(folder) {
  await build({
    entryPoints: [join(sources, 'simulate.ts'), join(sources, 'worker.ts')],
    outdir: folder,
    absWorkingDir: checkout,
    tsconfig: join(sources, 'tsconfig.json'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error',
    plugins: [withDecoratorTypes(join(sources, 'tsconfig.json'))],
  });
}

/**
 * @param {string} script
 * @returns {Promise<number>}
 */
function run(script) {
  const args = ['--enable-source-maps', script, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 1));
  });
}

main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
