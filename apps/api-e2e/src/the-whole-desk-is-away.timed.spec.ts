import { Desk } from './support/desk';
import { untilSaidMs } from './support/patience';
import { untilStored } from './support/stored';

const apology = /We are having trouble. Please stay on the line/;
/** A customer left alone without audio is a fault, and this is its time bound, in ms. */
const maxFaultMs = 2_000;

/*
 * Both processes are killed; what keeps the customer is a document that the carrier has of its own.
 */
describe('while every process of the desk is dead', () => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.open({ replicas: 2 })));
  afterEach(() => desk.close());

  /**
   * An agent whose connection has ended unanswered is taken for away, which may come after they
   * have chosen to be there.
   */
  const knowsOfLostConnection = () =>
    untilStored(desk.database, {
      what: 'the desk knows that a connection is over',
      sql: 'SELECT agent_id, ended_at FROM leg',
      isSo: (legs) => legs.some((leg) => leg['ended_at'] !== null),
    });
  const killsAll = () => Promise.all(desk.replicas.map((api) => api.kill()));

  it('a new caller is asked to stay, again and again, and talks to an agent once one is back', async () => {
    const ada = await desk.arrives('agent1');
    await killsAll();
    const customer = desk.calls();
    const heard = desk.listensTo(customer);
    await heard.includes(apology);
    await desk.waitsForFallbacks(customer, 3);

    await desk.api.start();
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
    expect(heard.story).not.toContain('the end');
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  }, 60_000);

  it('a customer whose room is lost is kept, and is ahead of the others afterwards', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    await killsAll();
    const heard = desk.listensTo(customer);
    const conference = customer.callSid;
    desk.simulator.faults.carrier.happen({ does: 'end-conference', conference });
    await heard.includes(apology);
    const other = desk.calls();
    await desk.waitsForFallbacks(customer, 2);

    await desk.api.start();
    await ada.answers();
    await ada.sees('connected');
    await desk.waitsUntilHeard(customer, { customer: 'agent1', agent1: 'customer' });
    await desk.waitsUntilHeard(other, { customer: 'wait-music' });
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  }, 60_000);

  it('a customer who was rung for goes on hearing music, and the agent who answers late is found again', async () => {
    const customer = desk.calls();
    // Music that has begun is the carrier's to play, whatever dies.
    await desk.listensTo(customer).includes(/^wait-music$/, untilSaidMs);
    const ada = await desk.arrives('agent1');
    await ada.waitsForRing();
    const heard = desk.listensTo(customer);
    await killsAll();
    await ada.telephone.answers();
    // Nobody tells the agent's connection where it belongs.
    await ada.telephone.waitsUntilLeftAlone();

    await desk.api.start();
    await ada.waitsUntilOnline();
    await knowsOfLostConnection();
    await ada.becomesAvailableAgain();
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(maxFaultMs);
  }, 60_000);
});
