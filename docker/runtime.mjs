import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes the root of an image that can run Node and nothing else: the program, the libraries that it
 * is linked with, and the names of users. No shell, no package manager: `node docker/runtime.mjs
 * /runtime`.
 */
const [target = ''] = process.argv.slice(2);
const linked = execFileSync('ldd', [process.execPath], { encoding: 'utf8' });
const libraries = linked.match(/\/\S+/g) ?? [];
// So that `localhost` is looked up in /etc/hosts first, and the user has a name.
const names = ['/etc/nsswitch.conf', '/etc/passwd', '/etc/group'];

for (const file of [...libraries, ...names].filter((each) => existsSync(each))) put(file, file);
put(process.execPath, '/usr/local/bin/node');
mkdirSync(join(target, 'tmp'), { recursive: true });
chmodSync(join(target, 'tmp'), 0o1777);

/** @param {string} file @param {string} place */
function put(file, place) {
  mkdirSync(dirname(join(target, place)), { recursive: true });
  copyFileSync(file, join(target, place));
}
