import { Desk } from './support/desk';
import { ProblemError } from './support/rest-client';

/** A customer left alone without audio is a fault, and this is its time bound, in ms. */
const longestFault = 2_000;
const apology = /having trouble at our end. Please stay on the line/;

describe('while the database is away', () => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.open()));
  afterEach(() => desk.close());

  it('a new caller is told to stay on the line, and talks to an agent once it is back', async () => {
    const ada = await desk.arrives('agent1');
    desk.databaseGate.refuses();
    const customer = desk.calls();
    const heard = desk.listensTo(customer);
    await heard.includes(apology);
    await heard.includes(/wait-music/, 15_000);

    desk.databaseGate.opens();
    await ada.telephone.rings(60_000);
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(longestFault);
  }, 90_000);

  it('two who talk are not disturbed, buttons say what is the matter, and all of it passes', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    desk.databaseGate.refuses();

    const pressed = ada.transfers('consult', ben);
    await expect(pressed).rejects.toThrow(ProblemError);
    await expect(pressed).rejects.toMatchObject({ status: 503, problem: { code: 'out_of_order' } });
    expect(await healthOf(desk)).toEqual({ live: 200, ready: 503 });
    await desk.everybodyHears(customer, ada);

    desk.databaseGate.opens();
    await desk.isHealthy();
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');
    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ben);
    expect(heard.longestSilence()).toBeLessThan(longestFault);
  });

  it('a customer who waits goes on hearing music, and is offered to the next agent afterwards', async () => {
    const customer = desk.calls();
    await desk.isHeard(customer, { customer: 'wait-music' });
    const heard = desk.listensTo(customer);
    desk.databaseGate.refuses();
    // The next document is asked for when the music is over.
    await heard.includes(apology, 45_000);

    desk.databaseGate.opens();
    await desk.isHealthy();
    const ada = await desk.arrives('agent1');
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(longestFault);
  }, 90_000);

  it('a customer whose agent is lost meanwhile is told so as soon as it is back', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    desk.databaseGate.refuses();
    ada.vanishes();
    desk.databaseGate.opens();
    await heard.includes(/connection to your agent was lost/, 20_000);
    await ada.returns();
    await ada.resumesTheirCall();
    await desk.isHeard(customer, { customer: 'agent1', agent1: 'customer' });
  });
});

async function healthOf({ api }: Desk): Promise<{ live: number; ready: number }> {
  const [live, ready] = await Promise.all(
    ['/health/live', '/health/ready'].map((path) => fetch(`${api.url}${path}`)),
  );
  return { live: live?.status ?? 0, ready: ready?.status ?? 0 };
}
