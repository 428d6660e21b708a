import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { startBenchServer } from './bench/database.mjs';
import { startApi } from './bench/desk/api.mjs';
import { stopProcesses } from './bench/process.mjs';
import { watchLoad } from './measure-console/load.mjs';
import { medianOf, tell } from './measure-console/report.mjs';
import { runNx } from './nx.mjs';
import { freePort } from './ports.mjs';
import { refuseOldNode } from './start/node-version.mjs';
import { cleanUps, runAndCleanUp } from './clean-ups.mjs';

/** @import { Browser } from '@playwright/test' */
/** @import { Load } from './measure-console/load.mjs' */

/** How often each page is loaded; the median counts. */
const loads = 5;

const checkout = join(import.meta.dirname, '..');

/** The button with which each page can be used. */
const pages = [
  { name: 'sign-in page', path: '/sign-in?agent=agent1', button: 'Sign in', isSignedIn: false },
  { name: 'desk, signed in', path: '/', button: 'Set to available', isSignedIn: true },
];

/**
 * `npm run measure:console`: how many bytes a browser that has nothing loads before the console can
 * be used, and how long that takes on a processor that is four times slower than this one.
 */
async function main() {
  refuseOldNode();
  console.log('Building …');
  const { code, output } = await runNx(['run-many', '-t', 'build', '-p', 'api', 'agent-console']);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);

  const database = await startBenchServer();
  cleanUps.push(database.stop);
  cleanUps.push(stopProcesses);
  const api = await startApi({
    databaseUrl: await database.create('console'),
    // Nobody calls.
    carrierUrl: `http://127.0.0.1:${await freePort()}`,
    env: { DEMO_MODE: 'true', CONSOLE_DIR: join(checkout, 'dist', 'apps', 'agent-console') },
  });
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  cleanUps.push(() => browser.close());

  for (const page of pages) {
    /** @type {Load[]} */
    const measured = [];
    for (let count = 0; count < loads; count += 1) {
      const session = page.isSignedIn ? await signIn(api.base) : null;
      measured.push(await watchLoad(browser, { ...page, url: api.base + page.path, session }));
    }
    console.log(tell(page.name, medianOf(measured)));
  }
}

/** @param {string} desk */
async function signIn(desk) {
  const answer = await fetch(`${desk}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agentId: 'agent1' }),
  });
  return answer.text();
}

runAndCleanUp(main);
