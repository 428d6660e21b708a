import { account, Desk } from './support/desk';
import { untilSaidMs } from './support/patience';
import { untilStored } from './support/stored';

/**
 * The job queue remembers when each job of the calendar was due last; this makes it a night long
 * ago.
 */
const lastNightWasMissed = `UPDATE graphile_worker._private_known_crontabs
  SET known_since = now() - interval '3 days', last_execution = now() - interval '2 days'`;

describe('every night', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open({ environment: { QUEUE_LIMIT_SECONDS: '1' } })));
  afterAll(() => desk.close());

  const recordingAtCarrier = async (sid: string): Promise<number> => {
    const { sid: user, authToken } = account;
    const credentials = Buffer.from(`${user}:${authToken}`).toString('base64');
    const address = `${desk.simulator.url}/2010-04-01/Accounts/${user}/Recordings/${sid}.json`;
    const answer = await fetch(address, { headers: { authorization: `Basic ${credentials}` } });
    return answer.status;
  };

  it('deletes an old message here and at the carrier, also when the desk was away that night', async () => {
    const customer = desk.calls();
    await desk.listensTo(customer).includes(/sorry that you are still waiting/);
    await desk.presses(customer, '2');
    await desk.waitsUntilStored(customer, 'voicemail');
    await desk.speaks(customer, 1_200);
    await desk.presses(customer, '#');
    await customer.waitsUntilLeftAlone(untilSaidMs);
    await desk.simulator.settled();
    const message = 'SELECT recording_sid FROM customer_request WHERE recording_sid IS NOT NULL';
    await untilStored(desk.database, {
      what: 'the message is stored',
      sql: message,
      isSo: (rows) => rows.length === 1,
    });
    const [stored] = await desk.database.query<{ recording_sid: string }>(message);
    const recording = stored?.recording_sid ?? '';
    expect(await recordingAtCarrier(recording)).toBe(200);

    await desk.api.kill();
    await desk.database.query(
      `UPDATE customer_request SET done_by = 'agent1', done_at = now() - interval '91 days'`,
    );
    await desk.database.query(lastNightWasMissed);
    await desk.api.start();

    await untilStored(desk.database, {
      what: 'the message is forgotten',
      sql: 'SELECT call_id FROM customer_request',
      isSo: (rows) => rows.length === 0,
    });
    expect(await recordingAtCarrier(recording)).toBe(404);
  });
});
