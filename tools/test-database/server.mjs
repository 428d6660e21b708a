import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startThrowAwayDatabase } from '../database.mjs';

/**
 * One PostgreSQL server for a whole run of Jest. `TEST_DATABASE_URL` holds its address, for a user
 * who may create databases; where it is set already, as `npm test` does, that server is used. A
 * spec file makes a database of its own on it, so that files can run side by side.
 *
 * `TEST_DATABASE_TEMPLATE` names a database with all tables, which the first spec file of a run
 * makes and the others copy.
 *
 * @type {import('../database.mjs').Database | undefined}
 */
let started;

/** Starts the server unless there is one. */
export async function startTestServer() {
  process.env['TEST_DATABASE_TEMPLATE'] = `template_${randomUUID().replaceAll('-', '')}`;
  if (process.env['TEST_DATABASE_URL']) return;
  started = await startThrowAwayDatabase();
  process.env['TEST_DATABASE_URL'] = started.url;
}

/** Stops the server that {@link startTestServer} started; leaves nothing on another one. */
export async function stopTestServer() {
  if (started) return started.stop();
  const server = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await server.connect();
  await server.query(
    `DROP DATABASE IF EXISTS "${process.env['TEST_DATABASE_TEMPLATE']}" WITH (FORCE)`,
  );
  await server.end();
}
