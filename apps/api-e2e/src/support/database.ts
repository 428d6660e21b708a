import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of a test's own on the shared server; the API brings its tables along. */
export interface TestDatabase {
  readonly url: string;
  query<Row extends object>(sql: string): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Makes an empty database. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server)
    throw new Error('TEST_DATABASE_URL is not set; run this with its Jest configuration.');
  const name = `scenario_${randomUUID().replaceAll('-', '')}`;
  await run(server, `CREATE DATABASE "${name}"`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    url,
    query: (sql) => run(url, sql),
    drop: async () => {
      await run(server, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

async function run<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
