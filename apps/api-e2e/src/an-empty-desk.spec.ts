import { Desk } from './support/desk';
import { untilSaidMs } from './support/patience';

/* How the scenarios begin: at a desk that knows nothing of the callers before. */
describe('a desk that was emptied', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(async () => {
    desk.simulator.faults.callbacks.clear();
    await desk.empties();
  });
  afterAll(() => desk.close());

  it('counts nobody who has hung up, however late that is reported', async () => {
    const earlier = desk.calls();
    await desk.waitsUntilHeard(earlier, { customer: 'wait-music' });
    await desk.simulator.settled();
    // That the call is over, that they left, that the room is over: the desk is told of it a second
    // later than usual.
    const { callbacks } = desk.simulator.faults;
    callbacks.add({ event: 'action', does: 'drop', about: earlier.callSid });
    callbacks.add({ event: '*', does: 'delay', delayMs: 1_000, times: 9 });
    await desk.empties();

    const later = desk.calls();
    const heard = desk.listensTo(later);
    await heard.includes(/in line/, untilSaidMs);
    expect(heard.story).toContain('You are next in line.');
  });
});
