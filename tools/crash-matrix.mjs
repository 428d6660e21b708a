import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startThrowAwayDatabase } from './database.mjs';
import { runNode, runNx } from './nx.mjs';
import { binOf } from './packages.mjs';
import { refuseOldNode } from './start/node-version.mjs';

/**
 * `npm run crash-matrix`: two API processes on one database; one is killed after each side effect
 * of each kind of story. Takes about a quarter of an hour and writes
 * `tmp/proof/40-crash-matrix.md`; with the name of a kind after `--`, only that kind is played.
 * With `CRASH_MISHAP=frozen` the process stands still for 10 s instead, which takes three times as
 * long.
 */
async function main() {
  refuseOldNode();
  const build = await runNx(['build', 'api']);
  if (build.code !== 0) throw new Error(`The build failed:\n${build.output}`);
  const [kind = ''] = process.argv.slice(2);
  const database = await startThrowAwayDatabase();
  try {
    const args = [binOf('jest'), '-c', 'apps/api-e2e/jest-timed.config.cjs', 'crash-matrix'];
    const env = { TEST_DATABASE_URL: database.url, CRASH_MATRIX: 'whole', CRASH_KIND: kind };
    const shares = kind ? ['1 of 1'] : ['1 of 2', '2 of 2'];
    rmSync(join('tmp', 'crash-matrix'), { recursive: true, force: true });
    const results = await Promise.all(
      shares.map((share) =>
        runNode(args, {
          env: { ...env, CRASH_SHARE: share },
          show: 'all',
          patienceMs: 3 * 60 * 60_000,
        }),
      ),
    );
    process.exitCode = Math.max(...results.map(({ code }) => code));
  } finally {
    await database.stop();
  }
}

main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
