import type { CallbackFault } from '@baton/twilio-simulator';
import { Desk } from './support/desk';
import { untilSaidMs } from './support/patience';

/* Nothing tells that a document is lost: what follows is what the desk finds out by itself. */
describe('when the music that a customer is to hear is lost', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open({ replicas: 2 })));
  afterEach(async () => {
    desk.simulator.faults.callbacks.clear();
    await desk.empties();
  });
  afterAll(() => desk.close());

  const lost: readonly (readonly [string, CallbackFault['does']])[] = [
    ['before it is asked for', 'drop'],
    ['on its way back', 'lose-answer'],
  ];

  it.each(lost)('%s, one on hold hears it anyway', async (_when, does) => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    desk.simulator.faults.callbacks.add({ event: 'hold-music', does });
    await ada.does('hold');
    await heard.includes(/^hold-music$/);
    expect(heard.longestSilence()).toBeGreaterThan(1_000);
    expect(heard.longestSilence()).toBeLessThan(5_000);
  });

  it.each(lost)('%s, one whose agent is gone is told so anyway', async (_when, does) => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    desk.simulator.faults.callbacks.add({ event: 'hold-music', does });
    ada.vanishes();
    await heard.includes(/connection to your agent was lost/);
    expect(heard.longestSilence()).toBeLessThan(5_000);
  });

  it('together with the process that answers, one on hold hears it from the other', async () => {
    const ada = await desk.arrives('agent1');
    const customer = await desk.talks(ada);
    const heard = desk.listensTo(customer);
    desk.simulator.faults.callbacks.add({ event: 'hold-music', does: 'lose-answer' });
    await ada.does('hold');
    await desk.api.kill();
    await heard.includes(/^hold-music$/);
    expect(heard.longestSilence()).toBeLessThan(5_000);
    await desk.api.start();
    await ada.waitsUntilOnline();
  });

  it.each(lost)(
    '%s, one who has only just called is led into another room',
    async (_when, does) => {
      desk.simulator.faults.callbacks.add({ event: 'wait-music', does });
      const customer = desk.calls();
      await desk.waitsUntilHeard(customer, { customer: 'wait-music' });
    },
  );

  it.each(lost)('%s, one who has been waiting hears it anyway', async (_when, does) => {
    const customer = desk.calls();
    const heard = desk.listensTo(customer);
    await heard.includes(/^wait-music$/, untilSaidMs);
    const { callSid } = customer;
    desk.simulator.faults.callbacks.add({ event: 'wait-music', does, about: callSid });
    // As if the music were over: what comes next is lost.
    await desk.database.query(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'sound-due:%'`,
    );
    await heard.waitsUntilHeardAgain(/^wait-music$/);
    expect(heard.longestSilence()).toBeGreaterThan(1_000);
    expect(heard.longestSilence()).toBeLessThan(5_000);
  });
});
