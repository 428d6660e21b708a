import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startThrowAwayDatabase } from '../database.mjs';

/**
 * @typedef {object} Counters what the database has counted since its last start
 * @property {number} transactions that were committed or rolled back
 * @property {number} statements that clients have sent, with BEGIN and COMMIT
 */

/**
 * Starts a PostgreSQL server as it comes, which keeps what it has promised when the power fails,
 * and counts the statements that it is sent.
 */
export async function startBenchServer() {
  const server = await startThrowAwayDatabase({
    prefix: 'bench-postgres-',
    settings: [
      'shared_preload_libraries=pg_stat_statements',
      'pg_stat_statements.max=10000',
      // What is counted is told at once, not up to a second later.
      'stats_fetch_consistency=none',
    ],
  });
  const pid = Number(
    readFileSync(join(server.origin, 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  const admin = new pg.Client({ connectionString: server.url, application_name: 'bench' });
  await admin.connect();
  await admin.query('CREATE EXTENSION pg_stat_statements');
  const { rows } = await admin.query('SHOW server_version');

  /** @param {string} name */
  const urlOf = (name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  return {
    pid,
    version: String(rows[0]?.server_version),
    /** Makes an empty database. @param {string} name */
    create: async (name) => {
      await admin.query(`CREATE DATABASE "${name}"`);
      return urlOf(name);
    },
    /** Removes a database, even one that is in use. @param {string} name */
    drop: async (name) => {
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    },
    /**
     * What a database has counted; another database asks, so that the asking is not counted.
     *
     * @param {string} name
     * @returns {Promise<Counters>}
     */
    counters: async (name) => {
      const counted = await admin.query(
        `SELECT xact_commit + xact_rollback AS transactions,
                (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements AS statement
                  WHERE statement.dbid = counted.datid) AS statements
           FROM pg_stat_database AS counted WHERE datname = $1`,
        [name],
      );
      const { transactions, statements } = counted.rows[0];
      return { transactions: Number(transactions), statements: Number(statements) };
    },
    /**
     * The statements that a database was sent, and how often; those that differ in values only are
     * one.
     *
     * @param {string} name
     * @returns {Promise<{ text: string, calls: number, meanMs: number, totalMs: number }[]>}
     */
    statements: async (name) => {
      const { rows: found } = await admin.query(
        `SELECT query AS text, sum(calls)::float AS calls, sum(total_exec_time) AS "totalMs",
                sum(total_exec_time) / sum(calls) AS "meanMs"
           FROM pg_stat_statements AS statement
           JOIN pg_database AS one ON one.oid = statement.dbid
          WHERE datname = $1 AND strpos(query, $2) = 0 GROUP BY query`,
        [name, mark],
      );
      return found;
    },
    stop: async () => {
      await admin.end();
      await server.stop();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startBenchServer>>} BenchServer */

/** Marks what the bench itself asks, so that it is not told as the desk's. */
const mark = '/* bench */';

/**
 * Removes the calls of today and all jobs, while nobody else changes anything.
 *
 * @param {string} url of a desk's database
 */
export async function forgetCallsOfToday(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const parts = ['call_event', 'transfer', 'leg', 'customer_request'];
  const today = `SELECT id FROM call WHERE started_at > now() - interval '12 hours'`;
  for (let isDone = false; !isDone; ) {
    try {
      await client.query('BEGIN');
      await client.query(`LOCK TABLE call, ${parts.join(', ')}, graphile_worker._private_jobs`);
      await client.query(`DELETE ${mark} FROM graphile_worker._private_jobs`);
      for (const table of parts) {
        await client.query(`DELETE ${mark} FROM ${table} WHERE call_id IN (${today})`);
      }
      await client.query(`DELETE ${mark} FROM call WHERE id IN (${today})`);
      await client.query('COMMIT');
      isDone = true;
    } catch (error) {
      // Expected: somebody has locked one of the tables and waits for another one (40P01).
      await client.query('ROLLBACK');
      if (/** @type {pg.DatabaseError} */ (error).code !== '40P01') throw error;
    }
  }
  await client.end();
}

/**
 * Asks a desk's database one thing.
 *
 * @param {string} url
 * @param {string} sql
 */
export async function askDatabase(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql.replace(/^SELECT\b/, `SELECT ${mark}`))).rows;
  } finally {
    await client.end();
  }
}
