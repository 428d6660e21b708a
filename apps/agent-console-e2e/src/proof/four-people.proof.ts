import { test } from '../support/journey';

test('four people on one call hear each other, and those who stay go on', async ({ journey }) => {
  const { customer, agent1, agent2 } = journey;
  const agent3 = await journey.brings('agent3');
  await agent1.startsWork();
  await agent2.startsWork();
  await agent3.startsWork();
  await customer.calls();
  await agent1.accepts();

  await agent1.asksFor('Ben', 'Add to call');
  await agent2.accepts();
  await journey.everybodyHears('merged');
  await agent1.asksFor('Cleo', 'Add to call');
  await journey.everybodyHears('add-ringing', 'add-ringing with a guest');
  await agent3.accepts();
  await journey.everybodyHears('merged', 'merged, four people');

  await agent1.presses('Leave call');
  await journey.everybodyHears('connected', 'completed with a guest');
  await customer.hangsUp();
});
