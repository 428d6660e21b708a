import { binOf } from '../packages.mjs';
import { runNode, runNx } from '../nx.mjs';
import { forgetCounts, sumCounts } from './counts.mjs';

/** @import { Outcome } from './stages.mjs' */

/** The projects that a run is about; null for all of them. @typedef {ReadonlySet<string> | null} Projects */

/**
 * Asks Nx which projects a change concerns: what differs from `base`, and what depends on that.
 *
 * @param {string | undefined} base a commit; what Nx goes by otherwise is the branch `main`
 * @returns {Promise<ReadonlySet<string>>}
 */
export async function findAffected(base) {
  const since = base === undefined ? [] : [`--base=${base}`];
  const args = [binOf('nx'), 'show', 'projects', '--affected', '--json', ...since];
  const { code, output } = await runNode(args);
  if (code !== 0) throw new Error(`Nx cannot tell what has changed:\n${output}`);
  return new Set(JSON.parse(output));
}

/**
 * @typedef {object} RunOptions
 * @property {Projects} projects
 * @property {readonly string[]} [only] the projects whose target is meant; all that have one
 *   otherwise
 * @property {number} [parallel]
 * @property {boolean} [isBuilt] what the target depends on has just been built
 * @property {'all' | 'nothing'} [show]
 * @property {number} [patienceMs]
 */

/**
 * Runs a target of the projects, or takes from Nx's cache what came of it when all of its inputs
 * were the same.
 *
 * @param {string} target
 * @param {RunOptions} options
 * @returns {Promise<{ code: number, output: string } | null>} null where there is nothing to run
 */
export async function runTarget(
  target,
  { projects, only, parallel = 2, isBuilt = false, ...options },
) {
  const names = projects ? (only ?? [...projects]).filter((name) => projects.has(name)) : only;
  if (names?.length === 0) {
    console.log('Nothing of this is affected.');
    return null;
  }
  const which = names ? ['-p', names.join(',')] : [];
  const alone = isBuilt ? ['--excludeTaskDependencies'] : [];
  return runNx(['run-many', '-t', target, ...which, ...alone, `--parallel=${parallel}`], options);
}

/**
 * Runs the tests of one project after the other, and returns how many passed.
 *
 * @param {string} target
 * @param {RunOptions} options
 * @returns {Promise<Outcome>}
 */
export async function runTests(target, options) {
  forgetCounts();
  // A run about everything has built everything before it tests.
  const isBuilt = options.projects === null;
  const run = await runTarget(target, { ...options, isBuilt, parallel: 1, show: 'all' });
  if (!run) return { passed: 0, failed: 0, skipped: 0 };
  const sum = sumCounts();
  if (run.code === 0 || sum.failed > 0) return sum;
  console.log(
    `Nx ended with code ${run.code} although no test is known to have failed; see above.`,
  );
  return { ...sum, failed: 1 };
}
