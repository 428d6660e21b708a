import { Client } from 'pg';
import { DatabaseClock } from './database-clock';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database';
import { testEnvironment } from '../../testing/test-environment';
import { DatabaseTime } from './database-time';
import { timeSources } from './time-keeper';

/** What an answer may take on a machine that has much to do, in ms. */
const slowMs = 50;

/*
 * Real: PostgreSQL and the stopwatch of this process. Not real: the machine's clock, which is an
 * hour fast.
 */
describe('the clock of the desk on a real database', () => {
  let database: TestDatabase;
  let asker: Client;
  let time: DatabaseTime;
  let clock: DatabaseClock;
  beforeAll(async () => {
    database = await createTestDatabase();
    asker = new Client({ connectionString: database.url });
    await asker.connect();
    time = new DatabaseTime(testEnvironment(database.url));
    clock = await DatabaseClock.open({
      ...timeSources(time),
      wallClock: () => Date.now() + 3_600_000,
    });
  });
  afterAll(async () => {
    time.onApplicationShutdown();
    await asker.end();
    await database.drop();
  });

  const inDatabase = async () => {
    const { rows } = await asker.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0]?.now.getTime() ?? NaN;
  };
  /**
   * The clock is asked between two questions to the database, and must not show less than the first
   * or more than the second.
   */
  const agrees = async () => {
    const [before, shown, after] = [await inDatabase(), clock.now().getTime(), await inDatabase()];
    expect(shown).toBeGreaterThanOrEqual(before - slowMs);
    expect(shown).toBeLessThanOrEqual(after + slowMs);
  };
  const connections = async () => {
    const { rows } = await asker.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'baton-clock' AND datname = current_database()`,
    );
    return rows.length;
  };

  it('agrees with it', agrees);

  it('agrees with it after many looks, over one connection', async () => {
    for (let looks = 0; looks < 20; looks += 1) await clock.look();
    await agrees();
    expect(await connections()).toBe(1);
  });

  it('is asked over another connection when its own is gone', async () => {
    await asker.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'baton-clock' AND datname = current_database()`,
    );
    while ((await connections()) > 0) continue;
    // The first question may be the one that finds the connection broken.
    await time.ask().catch(() => undefined);
    expect(Math.abs((await time.ask()) - (await inDatabase()))).toBeLessThan(1_000);
    expect(await connections()).toBe(1);
    await agrees();
  });

  it('is not asked any more when the process ends', async () => {
    time.onApplicationShutdown();
    while ((await connections()) > 0) continue;
    await agrees();
  });
});
