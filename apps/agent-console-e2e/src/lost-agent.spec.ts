import { expect } from '@playwright/test';
import { type Journey, test } from './support/journey';

async function recovers(journey: Journey, loss: () => Promise<void> | void): Promise<number> {
  const { customer, agent1, agent2 } = journey;
  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await journey.hears('connected', { customer: ['agent1'], agent1: ['customer'] });

  const silence = await customer.longestSilenceDuring(async () => {
    await loss();
    await journey.hears('owner lost', { customer: 'music' });
    await agent2.startsWork();
    await agent2.accepts();
    await agent2.sees('Talking with the customer');
    await journey.hears('recovered', { customer: ['agent2'], agent2: ['customer'] });
  });
  journey.note('longest silence for the customer', silence);
  await customer.hangsUp();
  await agent2.sees('The customer hung up');
  return silence;
}

/**
 * How long the customer may hear nothing, in ms. The carrier reports neither loss in time, so the
 * desk's own heartbeat finds it: ten seconds of silence from the console, and two for the rest.
 */
const longestSilenceMs = 12_000;

test.describe('a customer who loses the agent hears music and gets the next agent', () => {
  test('when the browser crashes', async ({ journey }) => {
    const silence = await recovers(journey, () => journey.agent1.party.crashes());
    expect(silence).toBeLessThanOrEqual(longestSilenceMs);
  });

  test('when the laptop is closed', async ({ journey }) => {
    const silence = await recovers(journey, () => {
      journey.agent1.party.closesTheLaptop();
    });
    expect(silence).toBeLessThanOrEqual(longestSilenceMs);
  });
});
