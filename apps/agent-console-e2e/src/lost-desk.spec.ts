import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { test } from './support/journey';
import { limits } from './support/limits';

/** How long the page does not reach the desk, in s: three moments of one outage. */
const outage = [3, 10, 30] as const;

test('a customer whose agent loses the desk hears the agent anyway, until the agent is gone', async ({
  journey,
}) => {
  const { customer, agent1, call } = journey;
  const desk = await agent1.standsBehindASwitch();
  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await journey.everybodyHears('connected');

  const what = `the owner’s page does not reach the desk for ${outage.at(-1)} s`;
  const heard = await journey.measures(
    { of: 'failure', what, limitMs: limits.handover },
    async () => {
      const since = Date.now();
      desk.goesOff();
      for (const seconds of outage) {
        while (Date.now() < since + seconds * 1_000) {
          expect((await call.state()).name, `within ${seconds} s`).toBe('connected');
          await pause(200);
        }
      }
    },
  );
  journey.note('  sound that is nobody’s voice', heard.musicMs);
  journey.note('  made up by the customer’s browser', heard.madeUpMs);
  // What the browser itself makes up on a busy machine is nobody's voice either.
  expect(heard.musicMs - heard.madeUpMs).toBeLessThan(limits.shortestSound);
  expect(heard.story, 'what the carrier gave the customer to hear').toEqual(['agent1']);
  await expect(agent1.page.getByText(/You can still hear each other/)).toBeVisible();

  // What the page has said so far does not keep it alive.
  const death = 'the browser of an owner is killed who had lost the desk';
  await journey.measures({ of: 'failure', what: death, limitMs: limits.unreported }, async () => {
    const since = Date.now();
    await agent1.party.crashes();
    await expect.poll(async () => (await call.state()).name).not.toBe('connected');
    const noticedMs = Date.now() - since;
    journey.note('  noticed after', noticedMs);
    expect(noticedMs).toBeLessThanOrEqual(limits.unreported);
    await customer.party.hears('music');
  });
  await customer.hangsUp();
});
