import { Client } from 'pg';
import { Consoles } from '../live/consoles';
import type { CustomerOnTheLine } from '../testing/customer';
import { Desk } from '../testing/desk';
import { OtherProcesses } from './other-processes';

const signOfLife = 'a-process-of-this-spec';

/* Real: PostgreSQL and what it knows of its connections. Not real: the processes, which are connections. */
describe('when another process is gone', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  let self: Client;
  let other: Client;
  const open = async () => {
    const client = new Client({
      connectionString: desk.environment.DATABASE_URL,
      application_name: signOfLife,
    });
    await client.connect();
    return client;
  };
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.hasAvailable('agent1');
    customer = await desk.customerCalls();
    await customer.isAnsweredBy('agent1');
    [self, other] = [await open(), await open()];
  });
  afterAll(async () => {
    await self.end();
    await desk.stop();
  });

  it('its calls are swept and shown anew, once', async () => {
    const others = desk.app.get(OtherProcesses);
    const shown = jest.spyOn(desk.app.get(Consoles), 'showCall');
    const sweeps = async () => (await desk.jobs('sweep')).map(({ payload }) => payload);
    const look = () => others.makeUpForLost(self, signOfLife);
    await look();
    await look();
    expect(shown).not.toHaveBeenCalled();

    await other.end();
    while (shown.mock.calls.length === 0) await look();
    await look();
    const callId = await customer.id();
    expect(shown.mock.calls.map(([agent, { id, state }]) => [agent, id, state])).toEqual([
      ['agent1', callId, 'connected'],
    ]);
    expect(await sweeps()).toEqual([{ callId, seen: [] }]);
  });
});
