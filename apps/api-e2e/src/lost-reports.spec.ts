import { Desk } from './support/desk';

/**
 * What the carrier would have reported, and does not: neither about the room nor about the
 * connection.
 */
const lose = (desk: Desk, ...events: string[]) => {
  for (const event of events) desk.simulator.faults.callbacks.add({ event, does: 'drop' });
};

describe('when a report of the carrier is lost', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open({ environment: { SWEEP_SECONDS: '1' } })));
  afterEach(async () => {
    desk.simulator.faults.callbacks.clear();
    desk.simulator.faults.rest.clear();
    await desk.empties();
  });
  afterAll(() => desk.close());

  /** How the desk learned of it. */
  const causeOf = async (event: string, callId: string) => {
    const rows = await desk.database.query<{ cause: string }>(
      `SELECT cause FROM call_event
        WHERE call_id = '${callId}' AND event = '${event}' AND decision = 'moved' ORDER BY id DESC`,
    );
    return rows[0]?.cause;
  };

  it('that an agent has joined, they own the call anyway', async () => {
    const ada = await desk.arrives('agent1');
    const customer = desk.calls();
    await ada.waitsForRing();
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    await desk.simulator.settled();

    lose(desk, 'participant-join');
    await ada.telephone.answers();
    await ada.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ada);
    expect(await causeOf('leg_joined', ada.callId)).toBe('job:sweep');
  });

  it('that the target of a transfer has joined, they consult anyway', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.waitsForRing();
    await desk.simulator.settled();

    lose(desk, 'participant-join');
    await ben.telephone.answers();
    await ada.sees('consulting');
    await desk.everybodyHears(customer, ada);
  });

  it('that the owner’s connection has ended, the customer is told, and they talk again', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    await desk.simulator.settled();

    lose(desk, 'participant-leave', 'completed');
    ada.telephone.hangsUp();
    await heard.includes(/connection to your agent was lost/);
    await ada.resumesTheirCall();
    await ada.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ada);
    expect(await causeOf('leg_over', ada.callId)).toBe('job:sweep');
  });

  it('that the target has declined, the owner sees it anyway', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    await ada.transfers('consult', ben);
    await ben.waitsForRing();
    await desk.simulator.settled();

    lose(desk, 'completed');
    await ben.telephone.declines();
    const call = await ada.sees('held');
    expect(call.transfer?.outcome).toBe('declined');
    await desk.everybodyHears(customer, ada);
    expect(await causeOf('leg_over', ada.callId)).toBe('job:sweep');
  });

  it('that the customer has hung up, the call ends and the agent is free', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    await desk.simulator.settled();

    lose(
      desk,
      'participant-leave',
      'participant-leave',
      'conference-end',
      'completed',
      'completed',
    );
    customer.hangsUp();
    const call = await ada.sees('ended');
    expect(call.outcome).toBe('customer-hung-up');
    await ada.telephone.waitsUntilLeftAlone();
    await ada.waitsUntilKnownAs('available');
    expect(await causeOf('customer_left', call.id)).toBe('job:sweep');
  });

  it('and the carrier’s REST API is in trouble as well, it is asked until it answers', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    for (const does of ['500', 'html', '503'] as const) {
      desk.simulator.faults.rest.add({ path: '*', method: 'GET', does, times: 2 });
    }
    lose(desk, 'participant-leave', 'completed');
    ada.telephone.hangsUp();
    await ada.sees('recalling', undefined, 20_000);
    await ada.resumesTheirCall();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });
});
