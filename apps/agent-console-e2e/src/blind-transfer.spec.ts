import { limits } from './support/limits';
import { test } from './support/journey';

test.describe('a blind transfer between three browsers', () => {
  test.beforeEach(async ({ journey: { agent1, agent2, customer } }) => {
    await agent1.startsWork();
    await agent2.startsWork();
    await customer.calls();
    await agent1.accepts();
    await agent1.sees('Talking with the customer');
  });

  test('hands the customer over at once, with music until the colleague answers', async ({
    journey,
  }) => {
    const { customer, agent1, agent2 } = journey;
    const handover = { of: 'handover', what: 'handed over at once' } as const;
    await journey.measures({ ...handover, limitMs: limits.handover }, async () => {
      await agent1.asksFor('Ben', 'Hand over now');
      await agent1.sees('Handing over to Ben');
      await journey.everybodyHears('offering', 'handed over at once, ringing');

      await agent2.accepts();
      await agent2.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'completed');
    });
    await customer.hangsUp();
    await agent2.sees('The customer hung up');
  });

  test('gives the customer back when the colleague declines', async ({ journey }) => {
    const { customer, agent1, agent2 } = journey;
    const handover = { of: 'handover', what: 'handed over at once, declined, back again' } as const;
    await journey.measures({ ...handover, limitMs: limits.handover }, async () => {
      await agent1.asksFor('Ben', 'Hand over now');
      await agent2.declines();
      await agent1.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'recalled');
    });
    await customer.hangsUp();
    await agent1.sees('The customer hung up');
  });

  test('lets the agent step aside while a consultation still rings', async ({ journey }) => {
    const { customer, agent1, agent2 } = journey;
    const handover = { of: 'handover', what: 'handed over while it rings' } as const;
    await journey.measures({ ...handover, limitMs: limits.handover }, async () => {
      await agent1.asksFor('Ben', 'Consult');
      await agent1.sees('Calling Ben');
      await agent1.presses('Hand over while ringing');
      await agent1.sees('Handing over to Ben');
      await agent2.accepts();
      await agent2.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'completed');
    });
    await customer.hangsUp();
  });
});
