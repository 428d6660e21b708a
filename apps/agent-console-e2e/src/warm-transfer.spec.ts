import { limits } from './support/limits';
import { test } from './support/journey';

test.describe('a warm transfer between three browsers', () => {
  test.beforeEach(async ({ journey: { customer, agent1, agent2 } }) => {
    await agent1.startsWork();
    await agent2.startsWork();
    await customer.calls();
  });

  test('hands the customer over after a private consultation', async ({ journey }) => {
    const { customer, agent1, agent2 } = journey;
    await journey.everybodyHears('offering');
    await agent1.accepts();
    await agent1.sees('Talking with the customer');
    await journey.everybodyHears('connected');

    const handover = { of: 'handover', what: 'handed over after a consultation' } as const;
    await journey.measures({ ...handover, limitMs: limits.handover }, async () => {
      await agent1.asksFor('Ben', 'Consult');
      await agent1.sees('Calling Ben');
      await journey.everybodyHears('consult-ringing');

      await agent2.accepts();
      await agent2.sees('Ada is consulting you');
      await journey.everybodyHears('consulting');

      await agent1.presses('Hand over to Ben');
      await agent2.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'completed');
    });

    await agent1.sees('Handed over to Ben');
    await customer.hangsUp();
    await agent2.sees('The customer hung up');
  });

  test('hands the customer over by way of a call of three', async ({ journey }) => {
    const { customer, agent1, agent2 } = journey;
    await agent1.accepts();
    await journey.everybodyHears('connected');

    const handover = { of: 'handover', what: 'handed over by bringing in' } as const;
    await journey.measures({ ...handover, limitMs: limits.handover }, async () => {
      await agent1.asksFor('Ben', 'Add to call');
      await agent1.sees('Adding Ben');
      await journey.everybodyHears('add-ringing');

      await agent2.accepts();
      await agent2.sees('Three on the line');
      await journey.everybodyHears('merged');

      await agent1.presses('Leave call');
      await agent2.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'completed');
    });

    await agent2.presses('End call');
    await customer.waitsUntilHungUp();
  });

  test('hands the customer over by way of a consultation that all three share', async ({
    journey,
  }) => {
    const { customer, agent1, agent2 } = journey;
    await agent1.accepts();
    await journey.everybodyHears('connected');

    const handover = { of: 'handover', what: 'handed over by merging' } as const;
    await journey.measures({ ...handover, limitMs: limits.handover }, async () => {
      await agent1.asksFor('Ben', 'Consult');
      await agent2.accepts();
      await journey.everybodyHears('consulting');

      await agent1.presses('Merge calls');
      await agent2.sees('Three on the line');
      await journey.everybodyHears('merged');

      await agent1.presses('Leave call');
      await journey.everybodyHears('connected', 'completed');
    });
    await customer.hangsUp();
    await agent2.sees('The customer hung up');
  });

  test('keeps the customer with music while held, and brings them back', async ({ journey }) => {
    const { customer, agent1, agent2 } = journey;
    await agent1.accepts();
    await journey.everybodyHears('connected');

    await agent1.presses('Hold');
    await agent1.sees('Customer on hold');
    await journey.everybodyHears('held');

    await agent1.presses('Resume');
    await agent1.sees('Talking with the customer');
    await journey.everybodyHears('connected', 'connected again');

    await agent1.asksFor('Ben', 'Consult');
    await agent2.declines();
    await agent1.sees('Customer on hold');
    await journey.everybodyHears('held', 'held after a declined consultation');
    await agent1.presses('Resume');
    await journey.everybodyHears('connected', 'back with the customer');
    await customer.hangsUp();
  });
});
