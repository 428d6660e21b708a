import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join, resolve, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const fragments = join(checkout, 'tmp', 'proof');

/** What is run, each writing its own part of the page. */
const runs = [
  ['npm', ['run', 'simulate', '--', '--seeds', '0..9999']],
  ['npm', ['run', 'exhaustive']],
  ['npm', ['run', 'mutants']],
  ['npm', ['run', 'crash-matrix']],
  ['npm', ['run', 'proof:audio']],
];

/**
 * `npm run proof`: runs every proof, which takes hours, and writes `docs/proof.md` anew;
 * `npm run proof -- --page-only` puts the page together from what was run last.
 */
if (!process.argv.includes('--page-only')) {
  for (const [command, options] of runs) {
    // A proof that fails writes what it has found, and the page says so.
    spawnSync(String(command), [...(options ?? [])], { cwd: checkout, stdio: 'inherit' });
  }
}

const parts = readdirSync(fragments)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => readFileSync(join(fragments, name), 'utf8').trim());
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;

writeFileSync(
  join(checkout, 'docs', 'proof.md'),
  `${[
    '# The proof',
    `The promise: while the customer stays on the line, they are talking to someone, or hearing something, or being told
something, and nothing that happens to an agent, a browser, a network, a webhook or one of our servers ends their call.
This page is put together by \`npm run proof\` from what each proof has written about its last run.
Each part says how it was run. What was found and is not mended: [open.md](open.md). Machine: ${machine}.`,
    ...parts,
  ].join('\n\n')}\n`,
);
console.log('docs/proof.md is written.');
