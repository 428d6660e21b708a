import { spawnSync } from 'node:child_process';
import { missingFromLock } from '../check-lock.mjs';
import { runNode, runNx } from '../nx.mjs';
import { runJest, unitTestConfigs } from './jest.mjs';
import { binOf } from '../packages.mjs';
import { runPlaywright } from './playwright.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{ file: string, seconds: number }[]} [files] how long each test file took
 */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {boolean} [needsBrowsers]
 * @property {() => Promise<Outcome>} run
 */

/** Jest leaves one core free unless told otherwise, which is half of a machine with two. */
const everyCore = ['--maxWorkers=100%'];

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };

/** Everything that `npm test` does, cheap and telling things first. @type {Stage[]} */
export const stages = [
  { name: 'lock file', run: checkLock },
  { name: 'commit messages', run: checkCommits },
  { name: 'format', run: () => check([binOf('prettier'), '--check', '.']) },
  { name: 'types', run: () => checkProjects('typecheck') },
  { name: 'lint', run: () => checkProjects('lint') },
  { name: 'call machine page', run: () => check(['tools/call-machine.mjs', '--check']) },
  { name: 'unit tests', run: () => runJest(unitTestConfigs(), everyCore) },
  { name: 'simulation', run: checkHistories },
  { name: 'build', run: () => checkProjects('build') },
  { name: 'scenarios', run: () => runJest(['apps/api-e2e/jest-e2e.config.cjs']) },
  { name: 'compose file', run: checkComposeFile },
  {
    name: 'the simulator in a browser',
    needsBrowsers: true,
    run: () => runJest(['libs/twilio-simulator/jest-browser.config.cjs']),
  },
  { name: 'journeys in browsers', needsBrowsers: true, run: runPlaywright },
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
    return { passed: 0, failed: 0, skipped: 0 };
  }
  return check([binOf('@commitlint/cli', 'commitlint'), '--from', oldest]);
}

/** @param {string} target @returns {Promise<Outcome>} */
async function checkProjects(target) {
  const { code, output } = await runNx(['run-many', '-t', target, '--parallel=2']);
  return judge(code, output);
}

/** @param {string[]} args @returns {Promise<Outcome>} */
async function check(args) {
  const { code, output } = await runNode(args);
  return judge(code, output);
}

/**
 * Lives through histories that every run lives through, and through some that nobody has before; on a slow
 * machine through as many as there is time for. The nightly run is longer: `npm run simulate -- --seeds 0..99999`.
 *
 * @returns {Promise<Outcome>}
 */
async function checkHistories() {
  const seeds = ['--seeds', '0..299', '--fresh', '300', '--minutes', '1.5'];
  const { code, output } = await runNode(['tools/simulate.mjs', ...seeds]);
  if (code === 0) console.log(output.split('\n').slice(2, 7).join('\n'));
  return judge(code, output);
}

/** @returns {Promise<Outcome>} */
async function checkComposeFile() {
  const compose = (/** @type {string[]} */ args) =>
    spawnSync('docker', ['compose', ...args], { encoding: 'utf8' });
  if (compose(['version']).status !== 0) {
    console.log('There is no "docker compose" on this machine: the file is not checked here.');
    return { passed: 0, failed: 0, skipped: 0 };
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
