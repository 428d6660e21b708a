import { VirtualClock } from '@baton/twilio-simulator';
import { Desk } from './support/desk';
import { measuredFor } from './support/measured-hearing';

describe('a customer who waits', () => {
  it('hears announcements and music without a gap, for two minutes and on', async () => {
    const clock = new VirtualClock();
    const desk = await Desk.open({ clock });
    const customer = desk.calls();
    // The call reaches the waiting room by webhooks, which take real time but no virtual time.
    await clock.advance(1_000);
    await desk.waitsUntilHeard(customer, { customer: 'wait-music' });

    const heard = new Set<string | undefined>();
    for (let second = 0; second < 150; second += 1) {
      await clock.advance(1_000);
      heard.add(measuredFor(customer.callSid, desk.simulator, desk.media)['customer']);
    }
    expect([...heard]).toEqual(['wait-music']);

    const asked = desk.simulator.state().deliveries.filter(({ url }) => url.includes('/wait'));
    expect(asked.length).toBeGreaterThan(2);
    await desk.close();
  });
});
