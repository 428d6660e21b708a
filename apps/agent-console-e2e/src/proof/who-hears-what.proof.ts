import { test } from '../support/journey';

test('a customer whose agent cannot come back is recalled, queued again and offered to the next', async ({
  journey,
}) => {
  const { customer, agent1, agent2, call } = journey;
  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');

  // Without a microphone the page cannot take the call up by itself: it rings until it is given up.
  await agent1.party.refusesTheMicrophone();
  await agent1.reloads();
  await call.comesTo('recalling');
  await journey.everybodyHears('recalling');
  await agent1.declines();
  await journey.everybodyHears('queued', 'requeued');

  await agent2.startsWork();
  await call.comesTo('offering');
  await journey.everybodyHears('offering', 'requeued, offering');
  await agent2.accepts();
  await journey.everybodyHears('connected', 'connected again');
  await customer.hangsUp();
});
