import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Makes a folder with one built application and only those packages that it names, in the versions
 * of the lock file and without what no process reads: `node docker/slim.mjs dist/apps/api /slim`.
 */
const [built = '', target = ''] = process.argv.slice(2);
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const scripts = globSync('**/*.{js,cjs,mjs}', { cwd: built })
  .map((file) => readFileSync(join(built, file), 'utf8'))
  .join('\n');
const isNamed = (/** @type {string} */ name) =>
  [`"${name}"`, `'${name}'`, `"${name}/`, `'${name}/`].some((text) => scripts.includes(text));
const needed = Object.entries(dependencies).filter(([name]) => isNamed(name));

/**
 * Types, the packages' own sources and their maps: more than half of all that the packages hold.
 */
const isNeverRead = (/** @type {string} */ file) => /\.(map|[cm]?ts|md|markdown|flow)$/.test(file);

mkdirSync(target, { recursive: true });
cpSync('node_modules', join(target, 'node_modules'), {
  recursive: true,
  verbatimSymlinks: true,
  filter: (file) => !isNeverRead(file),
});
writeFileSync(
  join(target, 'package.json'),
  JSON.stringify({ private: true, dependencies: Object.fromEntries(needed) }, null, 2),
);
execFileSync('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund', '--ignore-scripts'], {
  cwd: target,
  stdio: 'inherit',
});
cpSync(built, target, { recursive: true });
console.log(`${built} needs ${needed.map(([name]) => name).join(', ')}`);
