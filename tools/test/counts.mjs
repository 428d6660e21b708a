import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** @import { Outcome } from './stages.mjs' */

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(checkout, 'tmp', 'test-reports');

/**
 * Keeps the results of a test run. Nx stores the file with the run, and brings it back when the
 * run is not necessary again: so `npm test` counts the same.
 *
 * @param {string} name names the file, which `outputs` of the Nx target names too
 * @param {Outcome} outcome
 */
export function writeCounts(name, { files = [], failures = [], ...counts }) {
  mkdirSync(folder, { recursive: true });
  const named = files.map(({ file, seconds }) => ({ file: relative(checkout, file), seconds }));
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({ ...counts, files: named, failures }),
  );
}

/**
 * Says in one line which test failed and why.
 *
 * @param {string} title
 * @param {string} [reason] may have colors and several lines
 */
export function describeFailure(title, reason = '') {
  const lines = stripVTControlCharacters(reason).split('\n');
  const said = lines.map((line) => line.trim()).filter(Boolean);
  return [title, ...said.slice(0, 1)].join(': ');
}

/** Forgets the results of earlier runs. */
export function forgetCounts() {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Adds up the results of all runs since {@link forgetCounts}.
 *
 * @returns {Outcome}
 */
export function sumCounts() {
  /** @type {Required<Outcome>} */
  const sum = { passed: 0, failed: 0, skipped: 0, files: [], failures: [] };
  for (const name of globSync('*.json', { cwd: folder })) {
    /** @type {Required<Outcome>} */
    const { passed, failed, skipped, files, failures } = JSON.parse(
      readFileSync(join(folder, name), 'utf8'),
    );
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
    sum.files.push(...files);
    sum.failures.push(...failures);
  }
  return sum;
}
