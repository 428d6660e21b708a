import { testAtOwnDesk } from '../support/own-desk';

const test = testAtOwnDesk({ QUEUE_LIMIT_SECONDS: '5' });

test('a customer who has waited too long is asked what they want, and leaves a message', async ({
  journey,
}) => {
  const { customer, agent1, call } = journey;
  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');

  await agent1.party.refusesTheMicrophone();
  await agent1.reloads();
  await call.comesTo('recalling');
  await agent1.declines();
  await call.comesTo('asking', 30_000);
  await journey.everybodyHears('asking');
  await customer.presses('2');
  await journey.everybodyHears('voicemail');
  await customer.hangsUp();
  await call.comesTo('ended');
});
