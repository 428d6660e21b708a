import { expect } from '@playwright/test';
import type { Handset } from './support/handset';
import { longestSilence, windowMs } from './support/hearing';
import { test } from './support/journey';

/** How much of the music is listened to, in ms. */
const stretchMs = 15_000;
/** Nobody notices a gap as short as this one. */
const noGapMs = 100;
/** People pause between sentences; the announcement does, too. */
const pauseMs = 1_000;

/** The last `ms` that the customer heard, once there is as much. */
async function lastHeard(customer: Handset, since: number, ms: number) {
  const windows = await customer.party.heardSince(since);
  return windows.length * windowMs >= ms ? windows.slice(-ms / windowMs) : null;
}

test('a customer who waits is welcomed and then hears music without a gap', async ({ journey }) => {
  const { customer } = journey;
  await customer.calls();
  await journey.everybodyHears('queued');
  const welcomed = await customer.party.mark();

  await expect
    .poll(
      async () => {
        const heard = await lastHeard(customer, welcomed, 3_000);
        return heard ? longestSilence(heard).ms : Infinity;
      },
      { message: 'the music begins', timeout: 30_000 },
    )
    .toBeLessThanOrEqual(noGapMs);
  const pause = longestSilence(await customer.party.heardSince(welcomed)).ms;
  journey.note('longest pause in the welcome', pause);
  expect(pause).toBeLessThanOrEqual(pauseMs);

  const music = await customer.party.mark();
  await expect
    .poll(() => lastHeard(customer, music, stretchMs), { timeout: 3 * stretchMs })
    .not.toBeNull();
  const gap = longestSilence(await customer.party.heardSince(music)).ms;
  journey.note(`longest gap in ${stretchMs / 1_000} s of music`, gap);
  expect(gap).toBeLessThanOrEqual(noGapMs);
  await customer.hangsUp();
});
