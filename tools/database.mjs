import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCluster, stopAbandoned } from './postgres/cluster.mjs';
import { findServer } from './postgres/server.mjs';

/**
 * @typedef {object} Database
 * @property {string} url where to connect, as in `DATABASE_URL`
 * @property {string} origin where it comes from, in words for people
 * @property {() => Promise<void>} stop stops what was started, and nothing else
 */

/**
 * Gives the desk its database: the one that `DATABASE_URL` names, else a PostgreSQL server of this
 * checkout's own, whose data outlive it.
 *
 * @returns {Promise<Database>}
 */
export async function startDatabase() {
  const url = process.env['DATABASE_URL'];
  if (url) return { url, origin: 'DATABASE_URL', stop: async () => {} };

  const server = await findServer();
  const directory = join(server.home, 'postgres');
  const cluster = await runCluster({ server, directory, database: 'baton', settings: [] });
  return { ...cluster, origin: directory };
}

/** It is fast, and forgets everything when the machine loses power. */
const forTests = {
  prefix: 'test-postgres-',
  settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
};

/**
 * Starts an empty PostgreSQL server, which vanishes with its data when it is stopped: one for tests
 * unless told otherwise.
 *
 * @param {{ prefix: string, settings: string[] }} [use] `prefix` begins the name of its folder
 * @returns {Promise<Database>}
 */
export async function startThrowAwayDatabase({ prefix, settings } = forTests) {
  const server = await findServer();
  for (const name of await readdir(server.home)) {
    if (name.startsWith(prefix)) await stopAbandoned(join(server.home, name));
  }

  const directory = await mkdtemp(join(server.home, prefix));
  const cluster = await runCluster({
    server,
    directory,
    database: 'postgres',
    settings,
  });
  const stop = async () => {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { url: cluster.url, origin: directory, stop };
}
