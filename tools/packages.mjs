import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Finds the script of a package's command, so that it can be run by this very Node on any system.
 *
 * @param {string} name the package
 * @param {string} [command] the command, when it is not named like the package
 */
export function binOf(name, command = name) {
  const manifest = require.resolve(`${name}/package.json`);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[command];
  if (!script) throw new Error(`The package ${name} has no command "${command}".`);
  return join(dirname(manifest), script);
}
