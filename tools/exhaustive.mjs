import { mkdir, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';
import { describeInspections } from './exhaustive/fragment.mjs';

/**
 * `npm run exhaustive -- [--depth 20] [--colleagues 3] [--outside 1]`: looks at every promise after
 * every step of every history of a call, without the shell, and writes what was found for the
 * published proof.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      depth: { type: 'string', default: '20' },
      colleagues: { type: 'string', default: '3' },
      outside: { type: 'string', default: '1' },
    },
  });
  /** @type {typeof import('../libs/call-flow/src/testing/inspection.js')} */
  const { inspect } = await tsImport(
    '../libs/call-flow/src/testing/inspection.ts',
    import.meta.url,
  );
  /** @type {typeof import('../libs/call-flow/src/testing/histories.js')} */
  const { countHistories } = await tsImport(
    '../libs/call-flow/src/testing/histories.ts',
    import.meta.url,
  );
  /** @type {typeof import('../libs/call-flow/src/lib/party.js')} */
  const { partyOf } = await tsImport('../libs/call-flow/src/lib/party.ts', import.meta.url);

  const depth = Number(values.depth);
  const people = [
    ...['ada', 'ben', 'cleo', 'dev', 'eve', 'finn'].slice(0, Number(values.colleagues)),
    ...['+12025550123', '+12025550124'].slice(0, Number(values.outside)),
  ];
  const runs = /** @type {const} */ (['recover', 'end-call']).map((agentLoss) => {
    const began = performance.now();
    const inspection = inspect({ agentLoss }, { people: people.map(partyOf), most: 1_000_000 });
    const counts = countHistories(inspection.histories, depth);
    return { agentLoss, inspection, counts, seconds: (performance.now() - began) / 1000 };
  });

  const fragment = describeInspections({ command: commandLine(), depth, people, runs });
  await mkdir('tmp/proof', { recursive: true });
  await writeFile('tmp/proof/20-exhaustive.md', fragment);
  console.log(fragment);

  const broken = runs
    .flatMap(({ inspection }) => inspection.findings)
    .filter((f) => f.violations > 0);
  for (const { sentence, stories } of broken) console.error([sentence, ...stories].join('\n  '));
  process.exitCode = broken.length > 0 ? 1 : 0;
}

const commandLine = () => ['npm run exhaustive --', ...process.argv.slice(2)].join(' ');

await main();
