import { expect } from '@playwright/test';
import { longestSilenceMs, windowMs } from './support/hearing';
import { test } from './support/journey';

/** How much of a wait is listened to, in ms. */
const stretchMs = 15_000;

test('a customer who waits hears music without a gap', async ({ journey }) => {
  const { customer } = journey;
  await customer.calls();
  await journey.hears('queued', { customer: 'music' });

  const mark = await customer.party.mark();
  await expect
    .poll(async () => (await customer.party.heardSince(mark)).length * windowMs, {
      timeout: 3 * stretchMs,
    })
    .toBeGreaterThanOrEqual(stretchMs);
  const gap = longestSilenceMs(await customer.party.heardSince(mark));
  journey.note(`longest silence in ${stretchMs / 1000} s of waiting`, gap);
  expect(gap).toBeLessThanOrEqual(200);
  await customer.hangsUp();
});
