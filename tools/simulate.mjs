import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binOf } from './packages.mjs';

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * `npm run simulate -- --seeds 0..99999`: lives through that many calls with everything that can go wrong;
 * `--seed 7` tells the story of one. Exit code 1 when the promise was broken.
 */
const child = spawn(
  process.execPath,
  [binOf('tsx'), 'apps/api/simulation/simulate.ts', ...process.argv.slice(2)],
  {
    cwd: checkout,
    stdio: 'inherit',
    // Decorators are read from the sources as they are: nothing has to be built.
    env: { ...process.env, TSX_TSCONFIG_PATH: 'apps/api/simulation/tsconfig.json' },
  },
);
child.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
