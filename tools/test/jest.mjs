import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from '../nx.mjs';
import { binOf } from '../packages.mjs';

/** @import { Outcome } from './stages.mjs' */

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const reports = join(checkout, 'tmp', 'test-reports');

/** Lists the Jest configurations of the projects' own tests. */
export function unitTestConfigs() {
  return globSync('{apps/*,libs/*,tools}/jest.config.cjs', { cwd: checkout }).sort();
}

/**
 * Runs Jest once per project and adds up what its reports say.
 *
 * @param {string[]} configs
 * @param {string[]} options
 * @returns {Promise<Outcome>}
 */
export async function runJest(configs, options = []) {
  mkdirSync(reports, { recursive: true });
  /** @type {Required<Outcome>} */
  const sum = { passed: 0, failed: 0, skipped: 0, files: [] };
  for (const config of configs) {
    const report = join(reports, `${dirname(config).replaceAll(/[\\/]/g, '-')}.json`);
    rmSync(report, { force: true });
    const args = [
      binOf('jest'),
      '-c',
      config,
      '--json',
      `--outputFile=${report}`,
      '--passWithNoTests',
      ...options,
    ];
    const { code } = await runNode(args, { env: environmentOf(config), show: 'errors' });
    add(sum, report, code);
  }
  return sum;
}

/**
 * The variables that the project's own test target sets.
 *
 * @param {string} config
 * @returns {Record<string, string>}
 */
function environmentOf(config) {
  const file = join(checkout, dirname(config), 'project.json');
  const { targets } = JSON.parse(readFileSync(file, 'utf8'));
  const target = targets?.test ?? targets?.e2e;
  return target?.options?.env ?? {};
}

/**
 * @param {Required<Outcome>} sum
 * @param {string} report
 * @param {number} code
 */
function add(sum, report, code) {
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    // Jest ended before it could write its report, and has said why.
    sum.failed += 1;
    return;
  }
  // A file that cannot even be loaded has no tests, and yet is a failure.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (failed === 0 && code !== 0) {
    console.log(`Jest ended with code ${code} although no test failed; see above: ${report}`);
  }
  sum.passed += result.numPassedTests;
  sum.failed += failed === 0 && code !== 0 ? 1 : failed;
  sum.skipped += result.numPendingTests + result.numTodoTests;
  for (const file of result.testResults) {
    sum.files.push({
      file: relative(checkout, file.name),
      seconds: (file.endTime - file.startTime) / 1000,
    });
  }
}
