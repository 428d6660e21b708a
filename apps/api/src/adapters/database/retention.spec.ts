import { Clock } from '../../desk/store/clock';
import { Desk } from '../../testing/desk';
import { Retention } from './retention';

/* Real: the whole API, PostgreSQL. Not real: the carrier. */
describe('the nightly deletion', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ KEEP_CALL_EVENTS_DAYS: '0', KEEP_NUMBERS_DAYS: '100' });
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.clear());

  const count = async (table: string) => {
    const rows = await desk.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${table}`,
    );
    return rows[0]?.count;
  };
  const nightFalls = () =>
    new Retention(desk.dataSource, desk.environment, desk.telephony, desk.app.get(Clock)).run();

  it('deletes sessions that have expired, in as many batches as it takes, and no others', async () => {
    await desk.signIn('agent1');
    await desk.dataSource.query(
      `INSERT INTO agent_session (id, agent_id, token_hash, created_at, expires_at)
       SELECT gen_random_uuid(), 'agent2', n, now() - interval '3 days', now() - interval '2 days'
         FROM generate_series(1, 1200) AS n`,
    );
    await nightFalls();
    expect(await count('agent_session')).toBe(1);
  });

  it('deletes reports about unknown calls, and keeps those of the last days', async () => {
    const report = (age: string) =>
      desk.dataSource.query(
        `INSERT INTO call_event (event, details, decision, cause, at)
         VALUES ('wait', '{}', 'unknown', 'webhook', now() - $1::interval)`,
        [age],
      );
    await report('31 days');
    await report('29 days');
    await nightFalls();
    expect(await count('call_event')).toBe(1);
  });

  it('deletes numbers first and the whole call later, and keeps live calls', async () => {
    const over = await desk.customerCalls();
    await over.hangsUp();
    const waiting = await desk.customerCalls();
    await desk.dataSource.query(
      `UPDATE call SET ended_at = now() - interval '101 days' WHERE state = 'ended'`,
    );
    await nightFalls();
    expect((await over.row()).customerNumber).toBeNull();
    expect((await waiting.row()).customerNumber).not.toBeNull();

    await desk.dataSource.query(
      `UPDATE call SET ended_at = now() - interval '731 days' WHERE state = 'ended'`,
    );
    await nightFalls();
    expect(await count('call')).toBe(1);
    expect(await waiting.state()).toBe('queued');
  });

  it('deletes a message at the carrier, too, once somebody has seen to it long ago', async () => {
    const customer = await desk.customerCalls();
    await customer.hangsUp();
    await desk.dataSource.query(
      `INSERT INTO customer_request (call_id, kind, at, recording_sid)
       VALUES ($1, 'voicemail', now() - interval '800 days', $2)`,
      [await customer.id(), `RE${'a'.repeat(32)}`],
    );
    await desk.dataSource.query(`UPDATE call SET ended_at = now() - interval '800 days'`);
    await nightFalls();
    expect([await count('customer_request'), await count('call')]).toEqual([1, 1]);

    await desk.dataSource.query(
      `UPDATE customer_request SET done_at = now() - interval '91 days', done_by = 'agent1'`,
    );
    await nightFalls();
    expect(desk.telephony.asked).toContain(`delete RE${'a'.repeat(32)}`);
    expect([await count('customer_request'), await count('call')]).toEqual([0, 0]);
  });
});
