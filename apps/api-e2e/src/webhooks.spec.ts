import { account, Desk, deskNumber } from './support/desk';
import {
  deliveriesOf,
  doubleWebhooks,
  everythingAtRest,
  everythingStored,
  send,
} from './support/webhooks';

describe('webhooks', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('lead to the same transfer when each of them comes twice', async () => {
    const stopDoubling = doubleWebhooks(desk);
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');
    await desk.everybodyHears(customer, ada);
    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ben);

    const rungLegs = await desk.database.query<{ agent_id: string }>(
      `SELECT agent_id FROM leg WHERE call_id = '${ben.callId}' ORDER BY agent_id`,
    );
    expect(rungLegs.map(({ agent_id }) => agent_id)).toEqual(['agent1', 'agent2']);
    customer.hangsUp();
    await ben.sees('ended');
    await stopDoubling();
  });

  it('change nothing when they are forged', async () => {
    const ada = await desk.arrives('agent1');
    await desk.talks(ada);
    const deliveries = deliveriesOf(desk);
    const before = await everythingAtRest(desk);

    for (const delivery of deliveries) {
      const forged = [
        send(delivery, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='),
        send(delivery, ''),
        send({ ...delivery, parameters: { ...delivery.parameters, CallStatus: 'completed' } }, 'x'),
        fetch(delivery.url, {
          method: 'POST',
          body: new URLSearchParams({ ...delivery.parameters }),
        }),
      ];
      for (const answer of await Promise.all(forged)) expect(answer.status).toBe(403);
    }
    expect(deliveries.length).toBeGreaterThan(3);
    expect(await everythingStored(desk)).toEqual(before);
  });

  it('change nothing about a call that has moved on when old ones are replayed', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('add', ben);
    await ben.answers();
    await ada.sees('merged');
    await ada.does('leave');
    const before = await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await ada.telephone.waitsUntilLeftAlone();

    for (const delivery of deliveriesOf(desk)) {
      if (delivery.callSid !== null && delivery.kind === 'voice') continue;
      expect((await send(delivery)).status).toBeLessThan(300);
    }
    const after = await ben.sees('connected');
    expect(after.parties).toEqual(before.parties);
    await desk.everybodyHears(customer, ben);
  });

  it('about unknown calls are answered with something true', async () => {
    const nobody = 'CAffffffffffffffffffffffffffffffff';
    const leg = '00000000-0000-4000-8000-000000000000';
    const parameters = { AccountSid: account.sid, CallSid: nobody, CallStatus: 'in-progress' };
    const paths = [
      '/conference/wait',
      `/conference/${nobody}/connect/agent1?leg=${leg}`,
      `/conference/${nobody}/after`,
    ];
    for (const path of paths) {
      const answer = await send({ url: `${desk.api.url}${path}`, parameters });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('xml');
      const document = await answer.text();
      expect(document).toMatch(/<(Say|Play|Hangup)/);
      expect(document).not.toContain('<Conference');
    }

    const status = await send({ url: `${desk.api.url}/voice/status`, parameters });
    expect(status.status).toBe(204);
    const noted = await desk.database.query(
      `SELECT 1 FROM call_event WHERE call_id IS NULL LIMIT 1`,
    );
    expect(noted).toHaveLength(1);
  });

  it('without the fields that a call needs are refused and store no call', async () => {
    const before = await everythingAtRest(desk);
    const url = `${desk.api.url}/conference/connect/client`;
    const answer = await send({ url, parameters: { To: deskNumber } });
    expect(answer.status).toBe(400);
    expect(await everythingStored(desk)).toEqual(before);
  });
});
