import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../adapters/database/migrate';

/** A database of a spec file's own, on the server that `TEST_DATABASE_URL` names. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Any number: spec files that need the first copy at once take turns. */
const templateLockId = 7_261_099;

/** Makes an empty database. */
export function createTestDatabase(): Promise<TestDatabase> {
  return onServer((server) => create(server));
}

/**
 * Makes a database with the tables and the job queue of today. The migrations run once for all spec
 * files of a run; each file gets a copy.
 */
export function createMigratedDatabase(): Promise<TestDatabase> {
  const template = setting('TEST_DATABASE_TEMPLATE');
  return onServer(async (server) => {
    await server.query('SELECT pg_advisory_lock($1)', [templateLockId]);
    const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      template,
    ]);
    if (rowCount === 0) await makeTemplate(server, template);
    await server.query('SELECT pg_advisory_unlock($1)', [templateLockId]);
    return create(server, `TEMPLATE "${template}"`);
  });
}

/** A template has its name only once it is whole. */
async function makeTemplate(server: Client, template: string): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await server.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`);
  await server.query(`CREATE DATABASE "${unfinished}"`);
  await migrate(addressOf(unfinished));
  await server.query(`ALTER DATABASE "${unfinished}" RENAME TO "${template}"`);
}

async function create(server: Client, how = ''): Promise<TestDatabase> {
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await server.query(`CREATE DATABASE "${name}" ${how}`);
  return {
    url: addressOf(name),
    drop: () =>
      onServer(async (client) => {
        await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      }),
  };
}

const addressOf = (database: string): string =>
  Object.assign(new URL(setting('TEST_DATABASE_URL')), { pathname: `/${database}` }).href;

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the tests with this project’s Jest.`);
  return value;
}

/** Closing the session gives its locks back, also after an error. */
async function onServer<Result>(work: (server: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: setting('TEST_DATABASE_URL') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
