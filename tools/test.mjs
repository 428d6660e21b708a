import { startThrowAwayDatabase } from './database.mjs';
import { refuseOldNode } from './start/node-version.mjs';
import { stages } from './test/stages.mjs';
import { printReport } from './test/report.mjs';

/** @import { Outcome } from './test/stages.mjs' */

/** `npm test`: everything that can be proved on this machine; `--fast` leaves out the browsers. */
async function main() {
  refuseOldNode();
  const fast = process.argv.includes('--fast');
  const database = await startThrowAwayDatabase();
  process.env['TEST_DATABASE_URL'] = database.url;

  /** @type {{ name: string, seconds: number, outcome: Outcome }[]} */
  const results = [];
  try {
    for (const stage of stages) {
      if (fast && stage.needsBrowsers) continue;
      console.log(`\n▶ ${stage.name}`);
      const started = Date.now();
      const outcome = await stage.run();
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
