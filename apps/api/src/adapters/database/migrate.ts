import { runMigrations as migrateJobs } from 'graphile-worker';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';
import { watchedUrl } from './watched-connection';

/** Any number, as long as every replica takes the same. */
const migrationLockId = 7_261_001;

/** Brings the tables and the job queue up to date; replicas that start together take turns. */
export async function migrate(url: string): Promise<void> {
  const lock = new Client({ connectionString: watchedUrl(url) });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLockId]);
    const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
    await migrateJobs({ connectionString: url });
  } finally {
    // Closing the session gives the lock back, also after an error.
    await lock.end();
  }
}
