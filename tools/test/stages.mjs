import { spawnSync } from 'node:child_process';
import { missingFromLock } from '../check-lock.mjs';
import { runNode } from '../nx.mjs';
import { binOf } from '../packages.mjs';
import { runTarget, runTests } from './targets.mjs';

/** @import { Projects, RunOptions } from './targets.mjs' */

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{ file: string, seconds: number }[]} [files] how long each test file took
 * @property {string[]} [failures] the tests that failed, each with the first line of the reason
 */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {boolean} [needsBrowsers]
 * @property {(projects: Projects) => Promise<Outcome>} run
 */

/** Half an hour, in ms: the scenarios on a machine that does something else too. */
const longPatienceMs = 30 * 60_000;

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };
const nothing = { passed: 0, failed: 0, skipped: 0 };

/** Everything that `npm test` does, cheap and telling things first. @type {Stage[]} */
export const stages = [
  { name: 'lock file', run: checkLock },
  { name: 'commit messages', run: checkCommits },
  { name: 'format', run: () => check([binOf('prettier'), '--check', '.']) },
  { name: 'types', run: (projects) => checkTarget('typecheck', { projects }) },
  { name: 'lint', run: (projects) => checkTarget('lint', { projects }) },
  { name: 'call machine page', run: () => check(['tools/call-machine.mjs', '--check']) },
  { name: 'unit tests', run: (projects) => runTests('test', { projects }) },
  { name: 'simulation', run: checkHistories },
  { name: 'build', run: (projects) => checkTarget('build', { projects }) },
  {
    name: 'scenarios',
    run: (projects) => runTests('e2e', { projects, only: ['api-e2e'], patienceMs: longPatienceMs }),
  },
  {
    name: 'scenarios by the clock',
    run: (projects) => runTests('e2e-timed', { projects, patienceMs: longPatienceMs }),
  },
  { name: 'compose file', run: checkComposeFile },
  {
    name: 'the simulator in a browser',
    needsBrowsers: true,
    run: (projects) => runTests('test-browser', { projects }),
  },
  {
    name: 'journeys in browsers',
    needsBrowsers: true,
    run: (projects) =>
      runTests('e2e', { projects, only: ['agent-console-e2e'], patienceMs: longPatienceMs }),
  },
];

/** @returns {Promise<Outcome>} */
async function checkLock() {
  const missing = missingFromLock();
  if (missing.length > 0) console.log(missing.join('\n'));
  return missing.length > 0 ? failed : passed;
}

/** @returns {Promise<Outcome>} */
async function checkCommits() {
  const git = (/** @type {string[]} */ args) => spawnSync('git', args, { encoding: 'utf8' });
  const [oldest] = git(['rev-list', '--max-parents=0', 'HEAD']).stdout.split('\n');
  if (!oldest) {
    console.log('This is no git checkout: there are no commit messages to check.');
    return nothing;
  }
  return check([binOf('@commitlint/cli', 'commitlint'), '--from', oldest]);
}

/** @param {string} target @param {RunOptions} options @returns {Promise<Outcome>} */
async function checkTarget(target, options) {
  const run = await runTarget(target, options);
  return run ? judge(run.code, run.output) : nothing;
}

/** @param {string[]} args @returns {Promise<Outcome>} */
async function check(args) {
  const { code, output } = await runNode(args);
  return judge(code, output);
}

/**
 * Lives through histories that every run lives through, and through some that nobody has before; on
 * a slow machine through as many as there is time for. The nightly run is longer: `npm run simulate
 * -- --seeds 0..99999`.
 *
 * @param {Projects} projects
 * @returns {Promise<Outcome>}
 */
async function checkHistories(projects) {
  const run = await runTarget('histories', { projects });
  if (!run) return nothing;
  if (run.code === 0) console.log(/^.*\d+ (seeds|histories)[^]*?\n\n/m.exec(run.output)?.[0] ?? '');
  return judge(run.code, run.output);
}

/** @returns {Promise<Outcome>} */
async function checkComposeFile() {
  const compose = (/** @type {string[]} */ args) =>
    spawnSync('docker', ['compose', ...args], { encoding: 'utf8' });
  if (compose(['version']).status !== 0) {
    console.log('There is no "docker compose" on this machine: the file is not checked here.');
    return nothing;
  }
  const { status, stdout, stderr } = compose(['--profile', 'demo', 'config', '--format', 'json']);
  if (status !== 0) return judge(status ?? 1, stderr);
  /** @type {{ services: Record<string, ComposeService> }} */
  const { services } = JSON.parse(stdout);
  const free = Object.entries(services).filter(([, service]) => !isConfined(service));
  return judge(free.length, `not confined: ${free.map(([name]) => name).join(', ')}`);
}

/** @typedef {{ read_only?: boolean, cap_drop?: string[], security_opt?: string[] }} ComposeService */

/** Whether a service may neither write to its file system nor become more than it is. @param {ComposeService} service */
function isConfined({ read_only, cap_drop, security_opt }) {
  const isHeldBack = security_opt?.includes('no-new-privileges:true');
  return read_only === true && cap_drop?.includes('ALL') && isHeldBack;
}

/** @param {number} code @param {string} output */
function judge(code, output) {
  if (code === 0) return passed;
  console.log(output);
  return failed;
}
