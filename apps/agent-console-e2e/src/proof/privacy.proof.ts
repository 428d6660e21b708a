import type { AgentDesk } from '../support/agent-desk';
import { type Journey, test } from '../support/journey';
import { leavesUnheard, staysSecret } from '../support/privacy';

/** Consults a colleague; everybody is listened to from the moment when the colleague accepts. */
async function consults(journey: Journey, how: string, owner = journey.agent1) {
  const isAda = owner === journey.agent1;
  const target: AgentDesk = isAda ? journey.agent2 : journey.agent1;
  await owner.asksFor(isAda ? 'Ben' : 'Ada', 'Consult');
  await journey.call.comesTo('consult-ringing');
  await staysSecret(journey, { state: 'consulting', how, begins: () => target.accepts() });
}

test.beforeEach(async ({ journey: { customer, agent1, agent2, call } }) => {
  await agent1.startsWork();
  await agent2.startsWork();
  await customer.calls();
  await agent1.accepts();
  await call.comesTo('connected');
});

test('nothing of a consultation reaches the customer, in any order of hold, join and merge', async ({
  journey,
}) => {
  const { customer, agent1, agent2, call } = journey;
  const goesBack = (how: string) =>
    leavesUnheard(journey, 'agent2', { how, leaves: () => agent1.presses('Back to the customer') });
  const holds = async () => {
    await agent1.presses('Hold');
    await call.comesTo('held');
  };

  await consults(journey, 'from a conversation');
  await goesBack('after a consultation');

  await holds();
  await consults(journey, 'from hold');
  await goesBack('after a consultation from hold');

  await agent1.asksFor('Ben', 'Consult');
  await call.comesTo('consult-ringing');
  await agent1.presses('Cancel transfer');
  await call.comesTo('connected');
  await consults(journey, 'after one that was canceled');
  await agent1.presses('Merge calls');
  await journey.everybodyHears('merged');
  await agent1.presses('Remove Ben');
  await call.comesTo('connected');
  await consults(journey, 'after a merge');
  await goesBack('after a merge and a consultation');

  await holds();
  await agent1.asksFor('Ben', 'Add to call');
  await agent2.accepts();
  await journey.everybodyHears('merged');
  await agent1.presses('Remove Ben');
  await call.comesTo('connected');
  await holds();
  await consults(journey, 'after bringing in, removing and hold');
  await goesBack('after all of that');

  await agent1.asksFor('Ben', 'Consult');
  await agent2.declines();
  await call.comesTo('held');
  await consults(journey, 'after one that was declined');
  await leavesUnheard(journey, 'agent2', {
    how: 'the target leaves by themselves',
    leaves: () => agent2.presses('Leave call'),
  });

  await consults(journey, 'after one that the target left');
  await agent1.presses('Hand over to Ben');
  await journey.everybodyHears('connected', 'completed');
  await consults(journey, 'by the new owner, the other way round', agent2);
  await agent2.presses('Hand over to Ada');
  await journey.everybodyHears('connected', 'completed');
  await customer.hangsUp();
});
