import { parseArgs } from 'node:util';
import { startThrowAwayDatabase } from './database.mjs';
import { refuseOldNode } from './start/node-version.mjs';
import { stages } from './test/stages.mjs';
import { printReport } from './test/report.mjs';
import { findAffected } from './test/targets.mjs';

/** @import { Outcome } from './test/stages.mjs' */

/**
 * `npm test`: everything that can be proved on this machine. `--fast` leaves out the browsers;
 * `--affected` what no change since the branch `main`, or since `--base=<commit>`, concerns. What
 * has passed as it is comes from Nx's cache.
 */
async function main() {
  refuseOldNode();
  const { values } = parseArgs({
    options: {
      fast: { type: 'boolean', default: false },
      affected: { type: 'boolean', default: false },
      base: { type: 'string' },
    },
  });
  const projects = values.affected ? await findAffected(values.base) : null;
  if (projects) console.log(`Affected: ${[...projects].join(', ') || 'no project'}`);
  const database = await startThrowAwayDatabase();
  process.env['TEST_DATABASE_URL'] = database.url;

  /** @type {{ name: string, seconds: number, outcome: Outcome }[]} */
  const results = [];
  try {
    for (const stage of stages) {
      if (values.fast && stage.needsBrowsers) continue;
      console.log(`\n▶ ${stage.name}`);
      const started = Date.now();
      const outcome = await stage.run(projects);
      const seconds = (Date.now() - started) / 1000;
      console.log(`${outcome.failed > 0 ? '✖' : '✔'} ${stage.name}: ${seconds.toFixed(1)} s`);
      results.push({ name: stage.name, seconds, outcome });
    }
  } finally {
    await database.stop();
  }
  process.exitCode = printReport(results);
}

main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
