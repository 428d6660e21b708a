import { Desk } from './support/desk';
import { ProblemError } from './support/rest-client';

/** A customer left alone without audio is a fault, and this is its time bound, in ms. */
const maxFaultMs = 2_000;
const apology = /having trouble at our end. Please stay on the line/;
/**
 * The desk's apology, or the carrier's own when the desk needs longer than 4 s to find out that its
 * database does not answer.
 */
const anyApology = /having trouble( at our end)?\. Please stay on the line/;

describe('while the database is away', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(async () => {
    desk.databaseGate.opens();
    await desk.waitsUntilHealthy();
    await desk.empties();
  });
  afterAll(() => desk.close());

  it('a new caller is told to stay on the line, and talks to an agent once it is back', async () => {
    const ada = await desk.arrives('agent1');
    desk.databaseGate.refuses();
    const customer = desk.calls();
    const heard = desk.listensTo(customer);
    await heard.includes(apology);
    await heard.includes(/short-music/, 15_000);

    desk.databaseGate.opens();
    await ada.telephone.rings(20_000);
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  });

  it('a new caller is told so too when the database does not even refuse', async () => {
    const ada = await desk.arrives('agent1');
    desk.databaseGate.swallows();
    const customer = desk.calls();
    const heard = desk.listensTo(customer);
    // It rings meanwhile; the carrier itself gives up after 15 s.
    await heard.includes(anyApology, 14_500);

    desk.databaseGate.opens();
    await ada.telephone.rings(25_000);
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  }, 60_000);

  it('two who talk are not disturbed, buttons say what is the matter, and all of it passes', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    desk.databaseGate.refuses();

    const pressed = ada.transfers('consult', ben);
    await expect(pressed).rejects.toThrow(ProblemError);
    await expect(pressed).rejects.toMatchObject({ status: 503, problem: { code: 'out_of_order' } });
    await desk.api.cannotWork();
    expect((await fetch(`${desk.api.url}/health/live`)).status).toBe(200);
    await desk.everybodyHears(customer, ada);

    desk.databaseGate.opens();
    await desk.waitsUntilHealthy();
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');
    await ada.settles('complete');
    await ben.sees('connected', ({ myRole }) => myRole === 'owner');
    await desk.everybodyHears(customer, ben);
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  });

  it('a customer who waits goes on hearing music, and is offered to the next agent afterwards', async () => {
    const customer = desk.calls();
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    const heard = desk.listensTo(customer);
    desk.databaseGate.refuses();
    await heard.includes(/wait-music/, 15_000);

    desk.databaseGate.opens();
    await desk.waitsUntilHealthy();
    const ada = await desk.arrives('agent1');
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  });

  it('a customer whose agent was lost meanwhile is told so as soon as it is back', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    desk.databaseGate.refuses();
    ada.vanishes();
    // The report of the loss, and what the carrier repeats of it, finds nobody who could store it.
    await desk.simulator.settled();

    desk.databaseGate.opens();
    await heard.includes(/connection to your agent was lost/, 20_000);
    await ada.returns();
    await ada.resumesTheirCall();
    await desk.waitsUntilHeard(customer, { customer: 'agent1', agent1: 'customer' });
  });

  it('an agent who answers holds on, and is connected once it is back', async () => {
    const ada = await desk.arrives('agent1');
    const customer = desk.calls();
    // While it rings the desk does job after job; none that is hit ends the process.
    await ada.waitsForRing();
    const heard = desk.listensTo(customer);
    desk.databaseGate.refuses();
    const { callSid } = await ada.telephone.answers();
    await desk.listensTo(ada.telephone).includes(/Please hold on/);

    desk.databaseGate.opens();
    await ada.sees('connected', undefined, 20_000);
    await desk.everybodyHears(customer, ada);
    expect(ada.telephone.callSid).toBe(callSid);
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  });

  it('the process ends when it is told to, although the database answers no goodbye', async () => {
    const customer = desk.calls();
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    desk.databaseGate.swallows();
    const told = Date.now();
    const { api } = desk;
    expect(await api.stop()).toBe(1);
    expect(Date.now() - told).toBeLessThan(10_000);
    expect(api.log).toContain('did not stop within 8 s of SIGTERM');

    desk.databaseGate.opens();
    await api.start();
    const ada = await desk.arrives('agent1');
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  }, 60_000);
});
