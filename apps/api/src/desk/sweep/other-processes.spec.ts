import { Client } from 'pg';
import { Consoles } from '../consoles/consoles';
import { Sounds } from '../sound/sounds';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { AbandonedJobs } from '../../adapters/job-queue/abandoned-jobs';

/*
 * Real: PostgreSQL and what it knows of its connections. Not real: the other process, which is a
 * connection.
 */
describe('when another process is gone', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  let abandoned: AbandonedJobs;
  let other: Client;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.signsInAvailable('agent1');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    other = new Client({
      connectionString: desk.environment.DATABASE_URL,
      application_name: 'baton-alive',
    });
    await other.connect();
    abandoned = desk.app.get(AbandonedJobs);
    await abandoned.start('this-worker');
  });
  afterAll(async () => {
    abandoned.stop();
    await desk.stop();
  });

  it('its calls are swept and shown anew, once, although the database was away for the first time', async () => {
    const shown = jest.spyOn(desk.app.get(Consoles), 'showCall');
    const requests = jest.spyOn(desk.app.get(Consoles), 'showRequests');
    const played = jest.spyOn(desk.app.get(Sounds), 'repeatSince');
    const sweeps = async () => (await desk.jobs('desk_sweep')).map(({ payload }) => payload);
    await abandoned.look();
    await abandoned.look();
    expect(shown).not.toHaveBeenCalled();

    jest.spyOn(desk.store, 'transaction').mockRejectedValueOnce(new Error('away'));
    await other.end();
    // What is told last.
    while (requests.mock.calls.length === 0) await abandoned.look();
    await abandoned.look();
    const callId = await customer.id();
    expect(shown.mock.calls.map(([agent, { id, state }]) => [agent, id, state])).toEqual([
      ['agent1', callId, 'connected'],
    ]);
    expect(requests).toHaveBeenCalledTimes(1);
    const fromTheStart = { since: null, round: 0, quiet: 0, seen: {}, roundAt: null };
    expect(await sweeps()).toEqual([fromTheStart]);
    // What began lately: when this process came, which was not alone, and when the other one was
    // gone.
    const since = played.mock.calls.map(([moment]) => Date.now() - moment.getTime());
    expect(since).toHaveLength(2);
    for (const ms of since) expect(ms).toBeLessThan(60_000);
  });
});
