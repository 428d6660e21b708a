/** @import { Outcome } from './stages.mjs' */

/** From here on a test file is called slow, in seconds. */
const slowSeconds = 10;

/**
 * Prints what took how long, then the line that sums everything up.
 *
 * @param {{ name: string, seconds: number, outcome: Outcome }[]} results
 * @returns {number} the exit code
 */
export function printReport(results) {
  console.log('\nTime');
  for (const { name, seconds, outcome } of results) {
    console.log(`  ${name.padEnd(22)}${seconds.toFixed(1).padStart(7)} s   ${counts(outcome)}`);
  }

  const files = results.flatMap(({ outcome }) => outcome.files ?? []);
  const slowOnes = files
    .filter(({ seconds }) => seconds >= slowSeconds)
    .sort((a, b) => b.seconds - a.seconds);
  console.log(
    `\n${files.length - slowOnes.length} test files took less than ${slowSeconds} s each.`,
  );
  if (slowOnes.length > 0) console.log('Slow ones:');
  for (const { file, seconds } of slowOnes) {
    console.log(`  ${seconds.toFixed(1).padStart(7)} s   ${file}`);
  }

  const failures = results.flatMap(({ outcome }) => outcome.failures ?? []);
  if (failures.length > 0)
    console.log(`\nFailed:\n${failures.map((each) => `  ${each}\n`).join('')}`);

  /** @type {Outcome} */
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of results) {
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
  }
  console.log(`\n${counts(total)}`);
  return total.failed > 0 ? 1 : 0;
}

/** @param {Outcome} outcome */
function counts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
