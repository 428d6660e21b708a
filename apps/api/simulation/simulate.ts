import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { optionsFrom, type Options } from './report/options';
import { markdownOf } from './report/markdown';
import { tellStory } from './report/tell-story';
import { add, emptyTally, type Tally } from './report/tally';

/** How many seeds a process is given at a time. */
const seedsAtATime = 20;
/** How many broken histories are told. */
const maxToldHistories = 3;
/**
 * Errors are part of most histories, and nobody reads where they came from: who wants to know
 * replays the seed.
 */
const workerArgs = ['--stack-trace-limit=0', '--max-semi-space-size=32'];

const print = (text: string) => process.stdout.write(`${text}\n`);

/** Lives through the seeds in as many processes as there are cores, and reports what came of it. */
async function simulate(options: Options): Promise<number> {
  const began = performance.now();
  const tally = emptyTally();
  const line = [...options.seeds];
  const { length } = line;
  const processes = Math.min(availableParallelism(), Math.ceil(length / seedsAtATime));
  const isLate = () => options.minutes !== null && minutesSince(began) > options.minutes;
  const next = () => (isLate() ? [] : line.splice(0, seedsAtATime));
  await Promise.all(Array.from({ length: processes }, () => work(next, tally)));

  const minutes = minutesSince(began);
  const seeds = options.spoken + (isLate() ? ', as many of them as there was time for' : '');
  const report = markdownOf(tally, { command: options.command, seeds, minutes, processes });
  const file = join('tmp', 'proof', '10-simulation.md');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, report);
  print(report);
  await tellFailures(tally, options);
  return tally.failures.length > 0 ? 1 : 0;
}

async function tellFailures({ failures }: Tally, { shrinks }: Options): Promise<void> {
  const rules = Map.groupBy(failures, ({ rule }) => rule);
  for (const [rule, broken] of rules) {
    const seeds = [...new Set(broken.map(({ seed }) => seed))].sort((one, other) => one - other);
    print(`✖ ${rule}: ${seeds.length} histories, seeds ${seeds.slice(0, 12).join(' ')}`);
  }
  for (const [, broken] of [...rules].slice(0, maxToldHistories)) {
    const [first] = broken;
    if (first) print(await tellStory(first.seed, { shrinks, rule: first.rule }));
  }
}

/** A long run shows at once what it finds. */
function tellFound({ failures }: Tally): void {
  for (const { seed, rule, what } of failures) print(`✖ seed ${seed}: ${rule}: ${what}`);
}

/** Keeps one process busy until there are no seeds left. */
function work(next: () => number[], tally: Tally): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = fork(join(__dirname, 'worker.js'), [], { execArgv: workerArgs });
    const give = () => {
      const seeds = next();
      if (seeds.length > 0) worker.send(seeds);
      else worker.disconnect();
    };
    worker.on('message', (done) => {
      add(tally, done as Tally);
      tellFound(done as Tally);
      give();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A process of the simulation ended with ${code}.`));
    });
    give();
  });
}

const minutesSince = (began: number) => (performance.now() - began) / 60_000;

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (options.single === null) process.exitCode = await simulate(options);
  else print(await tellStory(options.single, { shrinks: options.shrinks }));
}

main().catch((error: unknown) => {
  print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
