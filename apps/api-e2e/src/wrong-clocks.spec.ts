import { Desk } from './support/desk';

const hour = 3_600_000;

/*
 * Real: two API processes. The one's machine shows an hour more than it is, and the other's an hour
 * less.
 */
describe('two API processes whose clocks are two hours apart', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({
      replicas: 2,
      clocksAreFastBy: [hour, -hour],
      environment: { GRACE_SECONDS: '3' },
    });
  });
  afterAll(() => desk.close());

  it('miss the agent who has fallen silent, within 5 s, and not the one who has not', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const cleo = await desk.arrives('agent3');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);

    cleo.fallsSilent();
    await ada.knows(cleo, 'offline');
    await ben.knows(ada, 'on-call');
    expect(heard.story).toEqual(['people']);

    const since = performance.now();
    ada.fallsSilent();
    await heard.includes(/connection to your agent was lost/);
    expect(performance.now() - since).toBeLessThan(5_500);
    await ben.answers();
    await ben.sees('connected');
    await desk.everybodyHears(customer, ben);
  });
});
