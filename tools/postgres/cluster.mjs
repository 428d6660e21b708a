import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../ports.mjs';

/** @import { Server } from './server.mjs' */

/**
 * Runs a server on the cluster in `directory`, which is made at the first start, with a database of
 * the given name. A server that a killed process left behind is taken over.
 *
 * @param {{ server: Server, directory: string, database: string, settings: string[] }} options
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function runCluster({ server, directory, database, settings }) {
  const paths = pathsIn(directory);
  const abandoned = await leftBehind(paths);
  if (abandoned) await refuseSecondOwner(directory);
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o755);
  await mkdir(paths.data, { recursive: true, mode: 0o700 });
  await writeFile(paths.owner, `${process.pid}\n`);
  if (!(await exists(join(paths.data, 'PG_VERSION')))) await initialise(server, paths);

  const running = abandoned ?? (await launch(server, paths, settings));
  const stop = async () => {
    await running.stop();
    await rm(paths.owner, { force: true });
  };
  try {
    await ensureDatabase(running.url('postgres'), database);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: running.url(database), stop };
}

/**
 * Stops the server of a process that was killed and removes its data; leaves that of a living one.
 *
 * @param {string} directory
 */
export async function stopAbandoned(directory) {
  const paths = pathsIn(directory);
  if (isAlive(Number(await contents(paths.owner)))) return;
  const pid = Number((await contents(paths.pid)).split('\n')[0]);
  if (isAlive(pid)) {
    process.kill(pid, 'SIGQUIT');
    await gone(pid);
  }
  await rm(directory, { recursive: true, force: true });
}

/** @param {string} directory */
function pathsIn(directory) {
  const data = join(directory, 'data');
  return {
    data,
    pid: join(data, 'postmaster.pid'),
    owner: join(directory, 'owner.pid'),
    password: join(directory, 'password'),
    log: join(directory, 'postgres.log'),
  };
}
/** @typedef {ReturnType<typeof pathsIn>} Paths */

/** @param {string} directory */
async function refuseSecondOwner(directory) {
  const owner = Number(await contents(pathsIn(directory).owner));
  if (owner !== process.pid && isAlive(owner)) {
    throw new Error(
      `The database in ${directory} is in use by process ${owner}. Stop that one, or set DATABASE_URL to another database.`,
    );
  }
}

/**
 * @param {Server} server
 * @param {Paths} paths
 */
async function initialise({ bin, user }, paths) {
  await writeFile(paths.password, randomBytes(16).toString('hex'), { mode: 0o600 });
  for (const path of [paths.data, paths.password]) await give(path, user);
  const done = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${paths.data}`,
      `--pwfile=${paths.password}`,
      '--username=baton',
      '--auth=scram-sha-256',
      // Text sorts the same on every machine, whatever locales it has.
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ],
    { ...user, cwd: '/', encoding: 'utf8' },
  );
  if (done.status !== 0) {
    await rm(paths.data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its cluster in ${paths.data}: ${done.stderr}`);
  }
}

/**
 * @param {Server} server
 * @param {Paths} paths
 * @param {string[]} settings
 */
async function launch({ bin, user }, paths, settings) {
  const port = await freePort();
  const log = await open(paths.log, 'w');
  const all = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...settings,
  ];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', paths.data, '-p', `${port}`, ...all.flatMap((setting) => ['-c', setting])],
    // In a process group of its own: Ctrl-C must reach the desk first and the database last.
    { ...user, cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  const exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  await log.close();
  child.unref();

  const url = await urlOn(paths, port);
  for (;;) {
    if (await answers(url('postgres'))) break;
    const state = await Promise.race([exited.then(() => 'exited'), pause(25, 'running')]);
    if (state === 'exited') {
      const lines = (await contents(paths.log)).trimEnd().split('\n').slice(-15).join('\n');
      throw new Error(`PostgreSQL did not start. The last lines of ${paths.log}:\n${lines}`);
    }
  }
  return serverProcess(Number(child.pid), url);
}

/** @param {Paths} paths */
async function leftBehind(paths) {
  // https://www.postgresql.org/docs/17/storage-file-layout.html: pid, data directory, start time,
  // port, …
  const [pid, , , port] = (await contents(paths.pid)).split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return null;
  const url = await urlOn(paths, port);
  return (await answers(url('postgres'))) ? serverProcess(pid, url) : null;
}

/**
 * @param {Paths} paths
 * @param {number} port
 */
async function urlOn(paths, port) {
  const password = await readFile(paths.password, 'utf8');
  return (/** @type {string} */ name) => `postgres://baton:${password}@127.0.0.1:${port}/${name}`;
}

/**
 * @param {number} pid
 * @param {(name: string) => string} url
 */
function serverProcess(pid, url) {
  return {
    url,
    stop: async () => {
      // https://www.postgresql.org/docs/17/server-shutdown.html: SIGINT is the fast shutdown.
      if (isAlive(pid)) process.kill(pid, 'SIGINT');
      await gone(pid);
    },
  };
}

/**
 * @param {string} url
 * @param {string} name
 */
async function ensureDatabase(url, name) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** @param {string} url */
async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {
    // A server that shuts down while it is asked: the answer is "no", given below.
  });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    // Refused while it starts up, or something else listens there.
    return false;
  }
}

/** @param {number} pid */
async function gone(pid) {
  while (isAlive(pid)) await pause(20);
}

/** @param {number} pid */
function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} path */
function contents(path) {
  return readFile(path, 'utf8').catch(() => '');
}

/** @param {string} path */
function exists(path) {
  return readFile(path).then(
    () => true,
    () => false,
  );
}

/**
 * @param {string} path
 * @param {{ uid?: number, gid?: number }} user
 */
async function give(path, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}
