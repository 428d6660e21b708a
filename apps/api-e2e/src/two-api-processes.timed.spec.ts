import { Desk } from './support/desk';
import { deliveriesOf } from './support/webhooks';

/**
 * How often each leg was rung, and each agent's telephone for each purpose, as the carrier has it.
 */
function ringsOf(desk: Desk): { most: number; legs: number } {
  const sids = new Map<string, Set<string>>();
  for (const { url, callSid } of deliveriesOf(desk)) {
    const leg = /\/legs\/([\w-]+)\/status/.exec(url)?.[1];
    if (leg && callSid) sids.set(leg, (sids.get(leg) ?? new Set()).add(callSid));
  }
  return { most: Math.max(0, ...[...sids.values()].map(({ size }) => size)), legs: sids.size };
}

/* Both processes sweep every second, match, recall and do jobs at the same time. */
describe('two API processes at once', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open({ replicas: 2, environment: { SWEEP_SECONDS: '1' } });
  });
  afterEach(() => desk.close());

  it('offer each customer to one agent, and recall each lost agent once', async () => {
    const agents = [];
    for (const id of ['agent1', 'agent2', 'agent3', 'agent4']) agents.push(await desk.arrives(id));
    const customers = agents.map(() => desk.calls());
    await Promise.all(agents.map((agent) => agent.answers()));
    await Promise.all(agents.map((agent) => agent.sees('connected')));
    await desk.simulator.settled();
    expect(ringsOf(desk)).toEqual({ most: 1, legs: 4 });

    const heard = customers.map((customer) => desk.listensTo(customer));
    for (const agent of agents) agent.vanishes();
    await Promise.all(heard.map((log) => log.includes(/connection to your agent was lost/)));
    await Promise.all(agents.map((agent) => agent.returns()));
    await Promise.all(agents.map((agent) => agent.resumesTheirCall()));
    await Promise.all(agents.map((agent) => agent.sees('connected')));
    await desk.simulator.settled();
    expect(ringsOf(desk)).toEqual({ most: 1, legs: 8 });
    for (const log of heard) expect(log.longestSilence()).toBeLessThan(2_000);
  });

  it('may be killed in turn during one conversation, whose customer is handed over', async () => {
    const [first, second] = desk.replicas;
    if (!first || !second) throw new Error('unreachable');
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);

    await first.kill();
    await ada.waitsUntilOnline();
    await ada.transfers('consult', ben);
    await ben.waitsForRing();
    await first.start();
    await second.kill();
    await ben.waitsUntilOnline();
    await ben.telephone.answers();
    await ada.sees('consulting');
    await desk.everybodyHears(customer, ada);

    await second.start();
    await first.kill();
    await ada.waitsUntilOnline();
    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await ada.telephone.waitsUntilLeftAlone();
    await desk.everybodyHears(customer, ben);
    expect(heard.longestSilence()).toBeLessThan(2_000);
    expect(ringsOf(desk)).toEqual({ most: 1, legs: 2 });
  }, 60_000);
});
