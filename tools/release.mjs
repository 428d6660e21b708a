import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closeSection } from './release/changelog.mjs';

const checkout = resolve(import.meta.dirname, '..');
const images = ['api', 'console', 'simulator'];

/**
 * `npm run release -- 1.2.0`: gives what is unreleased in the changelog that version, commits it
 * with the version of the package, tags the commit, and builds the images under that tag
 * (`--no-images` leaves them out). Nothing is pushed: it says how.
 */
function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { images: { type: 'boolean', default: true } },
    allowNegative: true,
  });
  const [version = ''] = positionals;
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
    throw new Error('Name the version: npm run release -- 1.2.0');
  }
  const tag = `v${version}`;
  refuseUnready(tag);

  const path = join(checkout, 'CHANGELOG.md');
  const day = new Date().toISOString().slice(0, 10);
  const { changelog, section } = closeSection(readFileSync(path, 'utf8'), version, day);
  writeFileSync(path, changelog);
  run('npm', ['version', version, '--no-git-tag-version', '--allow-same-version']);
  run('git', ['add', 'CHANGELOG.md', 'package.json', 'package-lock.json']);
  run('git', [
    'commit',
    '--message',
    `build: release ${version}`,
    '--message',
    'The changelog says what is new.',
  ]);
  run('git', [
    'tag',
    '--annotate',
    '--cleanup=verbatim',
    tag,
    '--message',
    `Baton ${version}\n\n${section}`,
  ]);
  if (values.images) buildImages(version);
  console.log(`\n${tag} is here, and nowhere else. To publish it: git push --follow-tags`);
}

/** A release is what everybody can get again: a commit of `main` with nothing beside it. @param {string} tag */
function refuseUnready(tag) {
  if (run('git', ['branch', '--show-current']) !== 'main') {
    throw new Error('A release is made on main: git switch main');
  }
  if (run('git', ['status', '--porcelain']) !== '') {
    throw new Error('There are changes that are in no commit. Commit them, or put them away.');
  }
  if (run('git', ['tag', '--list', tag]) !== '') throw new Error(`${tag} is there already.`);
}

/** @param {string} version */
function buildImages(version) {
  run('docker', ['compose', '--profile', 'demo', 'build'], { show: true });
  for (const name of images) {
    const image = `baton-${name}`;
    run('docker', ['image', 'tag', `${image}:latest`, `${image}:${version}`]);
    console.log(`Image ${image}:${version}`);
  }
}

/**
 * Runs a command and answers with what it printed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean }} [options]
 */
function run(command, args, { show = false } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args[0] ?? ''} failed:\n${stderr ?? ''}`);
  return (stdout ?? '').trim();
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
