import { execFileSync } from 'node:child_process';

const search = `
  import { findBrowser } from '${new URL('../../tools/browser.mjs', import.meta.url).href}';
  console.log(await findBrowser());
`;

/**
 * Tells the tests which browser to use. Playwright refuses to be loaded twice in a process, so it
 * is asked in another.
 */
export default function setUp() {
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', search]);
  process.env.CHROMIUM_PATH = found.toString().trim();
}
