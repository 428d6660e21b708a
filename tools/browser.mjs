import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Where Chromium and Chrome live on the systems that have no command for them. */
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a browser for the tests: the one that `CHROMIUM_PATH` names, Playwright's own, one that is
 * installed, or the one that comes with `npm ci` for Linux.
 *
 * @returns {Promise<string>} the path of its executable
 */
export async function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is "${named}", where there is no file.`);
  }
  const found = [chromium.executablePath(), ...commands(), ...applications].find(existsSync);
  return found ?? packaged();
}

function commands() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
}

async function packaged() {
  const remedy =
    'Install Chromium (as root: "apt-get install -y chromium", or "npx playwright install --with-deps chromium"), or set CHROMIUM_PATH.';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No browser was found. ${remedy}`);
  }
  const { default: package_ } = await import('@sparticuz/chromium');
  const path = await package_.executablePath();
  // It needs libnss3 and libnspr4 of the system, and does not even start without them.
  if (spawnSync(path, ['--version']).status === 0) return path;
  throw new Error(`The browser that comes with "npm ci" does not start here. ${remedy}`);
}
