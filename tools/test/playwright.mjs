import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from '../nx.mjs';
import { binOf } from '../packages.mjs';

/** @import { Outcome } from './stages.mjs' */

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const report = join(checkout, 'tmp', 'test-reports', 'journeys.json');

/**
 * Runs the journeys in browsers and reads the counts from Playwright's report.
 *
 * @returns {Promise<Outcome>}
 */
export async function runPlaywright() {
  rmSync(report, { force: true });
  const { code } = await runNode(
    [
      binOf('@playwright/test', 'playwright'),
      'test',
      '--config=apps/agent-console-e2e/playwright.config.ts',
      '--project=journeys',
      '--reporter=list,json',
    ],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report }, show: 'all' },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };

  const { stats, errors, suites } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + errors.length;
  return {
    passed: stats.expected,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: stats.skipped,
    files: suites.map((/** @type {Suite} */ suite) => ({
      file: `apps/agent-console-e2e/src/${suite.file}`,
      seconds: durationOf(suite) / 1000,
    })),
  };
}

/** @typedef {{ file: string, suites?: Suite[], specs: { tests: { results: { duration: number }[] }[] }[] }} Suite */

/** @param {Suite} suite @returns {number} */
function durationOf({ suites = [], specs }) {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results));
  return (
    own.reduce((sum, { duration }) => sum + duration, 0) +
    suites.reduce((sum, suite) => sum + durationOf(suite), 0)
  );
}
