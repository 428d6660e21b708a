import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database';
import { dataSourceOptions } from './data-source';
import { migrate } from './migrate';

/* Real: PostgreSQL. */
describe('the database', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    // Several replicas start at once.
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('matches the entities after all migrations', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be migrated down to nothing and up again', async () => {
    let left = dataSource.migrations.length;
    while (left-- > 0) await dataSource.undoLastMigration();
    await expect(dataSource.query('SELECT * FROM call')).rejects.toThrow('does not exist');
    await dataSource.runMigrations();
    await expect(dataSource.query('SELECT * FROM call')).resolves.toEqual([]);
  });

  describe('itself refuses', () => {
    const insert = (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row);
      return dataSource.query(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(row),
      );
    };
    const now = new Date();
    const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
    const call = (digit: number, more: object = {}) => ({
      id: id(digit),
      customer_sid: `CA${digit}`,
      customer_number: '+1',
      state: 'queued',
      state_since: now,
      parked: 'hold',
      waiting_since: now,
      version: 1,
      started_at: now,
      ...more,
    });
    const leg = (digit: number, more: object = {}) => ({
      id: id(digit),
      call_id: id(1),
      agent_id: 'ada',
      purpose: 'offer',
      created_at: now,
      ...more,
    });

    beforeEach(async () => {
      await dataSource.query('TRUNCATE call, agent CASCADE');
      await insert('call', call(1));
      await insert('agent', {
        id: 'ada',
        name: 'Ada',
        presence: 'available',
        presence_since: now,
        idle_since: now,
      });
    });

    it('a second call of one customer connection', async () => {
      await expect(insert('call', call(2, { customer_sid: 'CA1' }))).rejects.toThrow(
        'one_call_per_customer_connection',
      );
    });

    it('a state that does not exist', async () => {
      await expect(insert('call', call(2, { state: 'lost' }))).rejects.toThrow('call_state_known');
    });

    it('a second live leg of one agent', async () => {
      await insert('leg', leg(1));
      await expect(insert('leg', leg(2))).rejects.toThrow('one_live_leg_per_agent');
      await dataSource.query(`UPDATE leg SET ended_at = now(), outcome = 'left'`);
      await insert('leg', leg(2));
    });

    it('a second live transfer of one call', async () => {
      const transfer = (digit: number) => ({
        id: id(digit),
        call_id: id(1),
        mode: 'consult',
        from_agent_id: 'ada',
        target_agent_id: 'ben',
        target_leg_id: id(9),
        started_at: now,
      });
      await insert('transfer', transfer(1));
      await expect(insert('transfer', transfer(2))).rejects.toThrow('one_live_transfer_per_call');
    });
  });
});
