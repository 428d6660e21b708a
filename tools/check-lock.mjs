import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {Record<string, { version?: string, optionalDependencies?: Record<string, string> }>} Packages */

const here = fileURLToPath(import.meta.url);

/**
 * Lists the optional dependencies that the lock file names but does not hold. npm 11 leaves out a
 * platform's package that its registry lacks without a word, and then every `npm ci` fails.
 *
 * @returns {string[]} one sentence for each
 */
export function missingFromLock() {
  const file = join(dirname(here), '..', 'package-lock.json');
  /** @type {{ packages: Packages }} */
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isInstalledFor(packages, path, name))
      .map((name) => `${name}, wanted by ${path || 'package.json'}, is not in package-lock.json.`),
  );
}

/**
 * Follows Node's way up: the package's own `node_modules`, then that of each folder around it.
 *
 * @param {Packages} packages
 * @param {string} path
 * @param {string} name
 */
function isInstalledFor(packages, path, name) {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const nested = from === '' ? '' : `${from}/`;
    if (packages[`${nested}node_modules/${name}`]) return true;
    if (from === '') return false;
  }
}

if (resolve(argv[1] ?? '') === here) {
  const missing = missingFromLock();
  console.log(missing.length > 0 ? missing.join('\n') : 'package-lock.json is complete.');
  process.exitCode = missing.length > 0 ? 1 : 0;
}
