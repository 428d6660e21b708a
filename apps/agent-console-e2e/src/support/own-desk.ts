import type { Addresses } from './addresses';
import { test } from './journey';
import { ReplicatedDesk } from './replicated-desk';

/**
 * Journeys at a desk of their own: two API processes on one database, with other settings than
 * usual.
 */
export const testAtOwnDesk = (settings: Readonly<Record<string, string>> = {}) =>
  test.extend<object, { replicatedDesk: ReplicatedDesk; addresses: Addresses }>({
    replicatedDesk: [
      // eslint-disable-next-line no-empty-pattern -- Playwright insists on a pattern.
      async ({}, use) => {
        const desk = await ReplicatedDesk.start(settings);
        await use(desk);
        await desk.stop();
      },
      { scope: 'worker', timeout: 60_000 },
    ],
    addresses: [({ replicatedDesk }, use) => use(replicatedDesk.addresses), { scope: 'worker' }],
  });
