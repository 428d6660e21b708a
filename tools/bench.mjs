import { parseArgs } from 'node:util';
import { runNx } from './nx.mjs';
import { refuseOldNode } from './start/node-version.mjs';
import { commit, setUpWorkbench } from './bench/workbench.mjs';
import { measureFirstWebhook } from './bench/measures/first-webhook.mjs';
import { measureIdle } from './bench/measures/idle.mjs';
import { measureStatements } from './bench/measures/statements.mjs';
import { measurePastCalls } from './bench/measures/past-calls.mjs';
import { pastCallsTable } from './bench/page/past-calls.mjs';
import { idleTable } from './bench/page/idle.mjs';
import { statementsTable } from './bench/page/statements.mjs';
import { measureLifeCycles } from './bench/measures/life-cycles.mjs';
import { measureLiveCalls } from './bench/measures/live-calls.mjs';
import { liveCallsTable } from './bench/page/live-calls.mjs';
import { lifeCyclesTable } from './bench/page/life-cycles.mjs';
import { writePage } from './bench/page/page.mjs';
import { firstWebhookTable } from './bench/page/first-webhook.mjs';
import { cleanUps, runAndCleanUp } from './clean-ups.mjs';

/** @import { Known } from './bench/measures/past-calls.mjs' */
/** @import { Workbench } from './bench/workbench.mjs' */

/** What one part has measured, and another one compares with. @type {Known} */
const known = {};

/** Everything that is measured, and how it is told. */
const parts = [
  {
    name: 'first-webhook',
    title: 'The first webhook',
    run: async (/** @type {Workbench} */ bench) =>
      firstWebhookTable(await measureFirstWebhook(bench)),
  },
  {
    name: 'statements',
    title: 'What the database is asked for one first webhook',
    run: (/** @type {Workbench} */ bench) =>
      bench.inDatabase(async (place) => statementsTable(await measureStatements(bench, place))),
  },
  {
    name: 'idle',
    title: 'A desk on which nobody calls',
    run: (/** @type {Workbench} */ bench) =>
      bench.inDatabase(async (place) => idleTable(await measureIdle(bench, place))),
  },
  {
    name: 'life-cycles',
    title: 'Whole calls',
    run: (/** @type {Workbench} */ bench) =>
      bench.inDatabase(async (place) =>
        lifeCyclesTable((known.lifeCycles = await measureLifeCycles(bench, place, [0, 60]))),
      ),
  },
  {
    name: 'live-calls',
    title: 'Calls that go on',
    run: (/** @type {Workbench} */ bench) =>
      bench.inDatabase(async (place) =>
        liveCallsTable(
          (known.liveCalls = await measureLiveCalls(bench, place, {
            waiting: bench.isQuick ? [3] : [20, 100, 300, 1_000],
            talking: bench.isQuick ? [2] : [20, 100, 300],
            isLongToo: !bench.isQuick,
          })),
        ),
      ),
  },
  {
    name: 'past-calls',
    title: 'A million calls that are over',
    run: async (/** @type {Workbench} */ bench) =>
      pastCallsTable(await measurePastCalls(bench, known)),
  },
];

/**
 * `npm run bench`: measures what calls cost, beside servers that do less, and writes
 * `docs/performance.md`. `--only first-webhook` measures that part alone and prints it; `--quick`
 * only shows that everything runs. Neither writes the page.
 */
async function main() {
  refuseOldNode();
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
    },
  });
  const wanted = parts.filter(({ name }) => values.only?.includes(name) ?? true);
  if (wanted.length === 0) {
    throw new Error(`--only takes: ${parts.map(({ name }) => name).join(', ')}`);
  }
  console.log('Building …');
  const { code, output } = await runNx(['run-many', '-t', 'build', '-p', 'api']);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);

  const bench = await setUpWorkbench({ isQuick: values.quick });
  cleanUps.push(bench.tearDown);
  const begun = Date.now();
  const told = [];
  for (const { title, run } of wanted) {
    const partBegun = Date.now();
    console.log(`\n▶ ${title}`);
    const text = await run(bench).catch((/** @type {Error} */ error) => {
      // The other parts are worth having all the same.
      process.exitCode = 1;
      console.error(error.stack ?? error.message);
      return `Not measured: ${String(error.message.split('\n')[0])}`;
    });
    console.log(`${text}\n✔ ${title}: ${((Date.now() - partBegun) / 1_000).toFixed(1)} s`);
    told.push({ title, text });
  }
  const minutes = (Date.now() - begun) / 60_000;
  console.log(`\nAll of it: ${minutes.toFixed(1)} minutes.`);
  if (values.quick || values.only) return;
  await writePage({
    ...{ parts: told, minutes, commit: commit() },
    databaseVersion: bench.database.version,
  });
  console.log('docs/performance.md is written.');
}

runAndCleanUp(main);
