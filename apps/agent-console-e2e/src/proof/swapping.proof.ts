import { limits } from '../support/limits';
import { test } from '../support/journey';
import { leavesUnheard, staysSecret } from '../support/privacy';

test.beforeEach(async ({ journey: { customer, agent1, agent2, call } }) => {
  await agent1.startsWork();
  await agent2.startsWork();
  await customer.calls();
  await agent1.accepts();
  await call.comesTo('connected');
  await agent1.asksFor('Ben', 'Consult');
  await call.comesTo('consult-ringing');
});

test('an agent goes to and fro between customer and colleague, who hear music in turn', async ({
  journey,
}) => {
  const { customer, agent1, agent2 } = journey;
  await journey.everybodyHears('consult-ringing');
  const occasion = { of: 'handover', what: 'swapped four times, then handed over' } as const;
  await journey.measures({ ...occasion, limitMs: limits.handover }, async () => {
    await agent1.presses('Talk to the customer');
    await journey.everybodyHears('consult-ringing-swapped');
    await agent1.presses('Wait for Ben');
    await journey.everybodyHears('consult-ringing', 'consult-ringing again');

    await agent2.accepts();
    await journey.everybodyHears('consulting');
    await agent1.presses('Talk to the customer');
    await journey.everybodyHears('swapped');
    await agent1.presses('Talk to Ben');
    await journey.everybodyHears('consulting', 'consulting again');
    await agent1.presses('Talk to the customer');
    await journey.everybodyHears('swapped', 'swapped again');
    await agent1.presses('Hand over to Ben');
    await journey.everybodyHears('connected', 'completed');
  });
  await customer.hangsUp();
});

test('a colleague who answers while the agent is back with the customer waits with music', async ({
  journey,
}) => {
  const { customer, agent1, agent2 } = journey;
  await agent1.presses('Talk to the customer');
  await journey.everybodyHears('consult-ringing-swapped');
  await agent2.accepts();
  await journey.everybodyHears('swapped');
  await agent1.presses('Merge calls');
  await journey.everybodyHears('merged');
  await customer.hangsUp();
});

test('nothing leaks in either direction while an agent swaps to and fro', async ({ journey }) => {
  const { customer, agent1, agent2, call } = journey;
  const swapsTo = async (name: string, state: 'swapped' | 'consulting') => {
    await agent1.presses(`Talk to ${name}`);
    await call.comesTo(state);
  };
  await staysSecret(journey, {
    state: 'consulting',
    how: 'before a swap',
    begins: () => agent2.accepts(),
  });
  await swapsTo('the customer', 'swapped');
  await staysSecret(journey, { state: 'swapped', how: 'after a consultation' });
  await swapsTo('Ben', 'consulting');
  await staysSecret(journey, { state: 'consulting', how: 'after a swap and back' });
  await swapsTo('the customer', 'swapped');
  await staysSecret(journey, { state: 'swapped', how: 'after a swap and back' });
  await leavesUnheard(journey, 'agent2', {
    how: 'after a swap',
    leaves: () => agent1.presses('Remove Ben'),
  });

  await agent1.asksFor('Ben', 'Consult');
  await call.comesTo('consult-ringing');
  await agent1.presses('Talk to the customer');
  await call.comesTo('consult-ringing-swapped');
  await staysSecret(journey, {
    state: 'swapped',
    how: 'the target answers while the customer is talked to',
    begins: () => agent2.accepts(),
  });
  await swapsTo('Ben', 'consulting');
  await staysSecret(journey, { state: 'consulting', how: 'from the lobby' });
  await customer.hangsUp();
});
