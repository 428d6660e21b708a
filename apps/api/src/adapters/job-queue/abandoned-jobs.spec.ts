import { Client } from 'pg';
import { Desk } from '../../testing/desk';
import { AbandonedJobs } from './abandoned-jobs';

/* Real: PostgreSQL and its job queue. Not real: the processes, which are connections. */
describe('a job that somebody has taken', () => {
  let desk: Desk;
  let abandoned: AbandonedJobs;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.signsInAvailable('agent1');
    abandoned = desk.app.get(AbandonedJobs);
    await abandoned.start('this-worker');
  });
  afterAll(async () => {
    abandoned.stop();
    await desk.stop();
  });

  const takenBy = async (workerId: string | null) => {
    await desk.dataSource.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now()`,
      [workerId],
    );
  };
  const owners = async () => {
    const rows = await desk.dataSource.query<{ locked_by: string | null }[]>(
      'SELECT DISTINCT locked_by FROM graphile_worker._private_jobs',
    );
    return rows.map(({ locked_by }) => locked_by);
  };
  const becomesFree = async () => {
    while ((await owners()).some((owner) => owner !== null)) continue;
  };

  it('is released when that process has died', async () => {
    await takenBy('dead-worker');
    await becomesFree();
  });

  it('is left to a process that lives, until it does not', async () => {
    const other = new Client({ connectionString: desk.environment.DATABASE_URL });
    await other.connect();
    await other.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', ['living-worker']);
    await takenBy('living-worker');
    await abandoned.look();
    await abandoned.look();
    expect(await owners()).toEqual(['living-worker']);
    await other.end();
    await becomesFree();
  });

  it('is taken from a process that stands still, which is told by its connection', async () => {
    const frozen = new Client({
      connectionString: desk.environment.DATABASE_URL,
      application_name: 'baton-alive',
    });
    const isTold = new Promise<Error>((resolve) => frozen.on('error', resolve));
    await frozen.connect();
    await frozen.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', ['frozen-worker']);
    await takenBy('frozen-worker');
    await becomesFree();
    expect((await isTold).message).toMatch(/terminat/);
  });

  it('is given back as ever once the connection to the database was cut', async () => {
    await desk.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'baton-alive' AND datname = current_database()`,
    );
    await takenBy('another-dead-worker');
    await becomesFree();
  });

  describe('beside the calls that go on', () => {
    const comparisons = () => desk.jobs('desk_sweep');

    it('is none on a desk without calls, and one as soon as there is a call', async () => {
      await desk.dataSource.query('TRUNCATE graphile_worker._private_jobs');
      await abandoned.look();
      await abandoned.look();
      expect(await comparisons()).toEqual([]);
      await desk.customerCalls();
      while ((await comparisons()).length === 0) await abandoned.look();
      await abandoned.look();
      expect(await comparisons()).toHaveLength(1);
    });

    it('is put up again when it has been lost', async () => {
      await desk.dataSource.query('TRUNCATE graphile_worker._private_jobs');
      while ((await comparisons()).length === 0) await abandoned.look();
      expect((await comparisons()).map(({ payload }) => payload)).toMatchObject([{ since: null }]);
    });
  });
});
