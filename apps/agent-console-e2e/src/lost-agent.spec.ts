import { expect } from '@playwright/test';
import { limits } from './support/limits';
import { type Journey, test } from './support/journey';

async function recovers(journey: Journey, what: string, loss: () => Promise<void> | void) {
  const { customer, agent1, agent2 } = journey;
  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await journey.everybodyHears('connected');

  // The carrier reports neither loss in time: the desk's own heartbeat finds it.
  await journey.measures({ of: 'failure', what, limitMs: limits.unreported }, async () => {
    await loss();
    await journey.everybodyHears('owner-lost');
    await agent2.startsWork();
    await agent2.accepts();
    await agent2.sees('Talking with the customer');
    await journey.everybodyHears('connected', 'recovered');
  });
  await customer.hangsUp();
  await agent2.sees('The customer hung up');
}

test.describe('a customer who loses the agent hears music and gets the next agent', () => {
  test('when the browser crashes', async ({ journey }) => {
    await recovers(journey, 'the owner’s browser is killed', () => journey.agent1.party.crashes());
  });

  test('when the laptop is closed', async ({ journey }) => {
    await recovers(journey, 'the owner’s browser is frozen', () => {
      journey.agent1.party.closesTheLaptop();
    });
  });

  test('and gets the same agent back in a copy of the tab that hangs', async ({ journey }) => {
    const { customer, agent1, call } = journey;
    await agent1.startsWork();
    await customer.calls();
    await agent1.accepts();
    await agent1.sees('Talking with the customer');
    const copy = await agent1.copiesTheTab();
    // It takes the call of the other neither for its own nor for lost.
    await copy.sees('Talking with the customer');

    const what = 'the owner’s tab hangs, and a copy of it lives';
    await journey.measures({ of: 'failure', what, limitMs: limits.unreported }, async () => {
      const since = Date.now();
      agent1.hangs();
      await expect.poll(async () => (await call.state()).name).not.toBe('connected');
      const noticedMs = Date.now() - since;
      journey.note('  noticed after', noticedMs);
      expect(noticedMs).toBeLessThanOrEqual(limits.unreported);
      await call.comesTo('connected');
      await copy.sees('Talking with the customer');
      await customer.party.hears(['agent1']);
    });
    await customer.hangsUp();
    await copy.sees('The customer hung up');
  });

  test('and gets the same agent back whose page is reloaded', async ({ journey }) => {
    const { customer, agent1 } = journey;
    await agent1.startsWork();
    await customer.calls();
    await agent1.accepts();
    await agent1.sees('Talking with the customer');

    const failure = { of: 'failure', what: 'the owner’s page is reloaded' } as const;
    await journey.measures({ ...failure, limitMs: limits.reported }, async () => {
      await agent1.reloads();
      await agent1.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'resumed');
    });
    await customer.hangsUp();
    await agent1.sees('The customer hung up');
  });
});
