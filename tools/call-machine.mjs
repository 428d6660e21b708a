import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';

const page = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'call-machine.md');

/**
 * `npm run call-machine`: writes the page that shows the call machine; `--check` says whether it is
 * up to date.
 */
async function main() {
  /** @type {typeof import('../libs/call-flow/src/testing/machine-page.js')} */
  const { machinePage } = await tsImport(
    '../libs/call-flow/src/testing/machine-page.ts',
    import.meta.url,
  );
  const written = await format(machinePage(), { ...(await resolveConfig(page)), filepath: page });
  if (!process.argv.includes('--check')) return writeFile(page, written);
  if ((await readFile(page, 'utf8').catch(() => '')) === written) return;
  console.error('docs/call-machine.md is out of date. Run: npm run call-machine');
  process.exitCode = 1;
}

await main();
