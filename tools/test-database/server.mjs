import { startThrowAwayDatabase } from '../database.mjs';

/**
 * One PostgreSQL server for a whole run of Jest. `TEST_DATABASE_URL` holds its address, for a user
 * who may create databases; where it is set already, as `npm test` does, that server is used.
 *
 * A spec file makes a database of its own, so that files can run side by side:
 *
 *     const server = process.env['TEST_DATABASE_URL'];
 *     const name = `spec_${randomUUID().replaceAll('-', '')}`;
 *     const admin = new pg.Client({ connectionString: server });
 *     await admin.connect();
 *     await admin.query(`CREATE DATABASE "${name}"`);
 *     const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
 *     …
 *     await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
 *
 * @type {import('../database.mjs').Database | undefined}
 */
let started;

/** Starts the server unless there is one. */
export async function startTestServer() {
  if (process.env['TEST_DATABASE_URL']) return;
  started = await startThrowAwayDatabase();
  process.env['TEST_DATABASE_URL'] = started.url;
}

/** Stops the server that {@link startTestServer} started. */
export async function stopTestServer() {
  await started?.stop();
}
