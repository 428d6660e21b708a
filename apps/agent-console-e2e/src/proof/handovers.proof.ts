import { limits } from '../support/limits';
import { test } from '../support/journey';

const occasion = (what: string) => ({ of: 'handover', what, limitMs: limits.handover }) as const;

test.beforeEach(async ({ journey: { customer, agent1, agent2, call } }) => {
  await agent1.startsWork();
  await agent2.startsWork();
  await customer.calls();
  await agent1.accepts();
  await call.comesTo('connected');
});

test('the customer is never left in silence while their agent tries one thing after another', async ({
  journey,
}) => {
  const { customer, agent1, agent2, call } = journey;
  await journey.measures(occasion('held and resumed'), async () => {
    await agent1.presses('Hold');
    await journey.everybodyHears('held');
    await agent1.presses('Resume');
    await journey.everybodyHears('connected');
  });
  await journey.measures(occasion('a consultation canceled while it rings'), async () => {
    await agent1.asksFor('Ben', 'Consult');
    await journey.everybodyHears('consult-ringing');
    await agent1.presses('Cancel transfer');
    await journey.everybodyHears('connected');
  });
  await journey.measures(occasion('a consultation declined, the customer resumed'), async () => {
    await agent1.asksFor('Ben', 'Consult');
    await agent2.declines();
    await journey.everybodyHears('held');
    await agent1.presses('Resume');
    await journey.everybodyHears('connected');
  });
  await journey.measures(occasion('a consultation, and back to the customer'), async () => {
    await agent1.asksFor('Ben', 'Consult');
    await agent2.accepts();
    await journey.everybodyHears('consulting');
    await agent1.presses('Back to the customer');
    await journey.everybodyHears('connected');
  });
  await journey.measures(occasion('bringing in canceled while it rings'), async () => {
    await agent1.asksFor('Ben', 'Add to call');
    await journey.everybodyHears('add-ringing');
    await agent1.presses('Cancel transfer');
    await journey.everybodyHears('connected');
  });
  await journey.measures(occasion('brought in from hold, and removed'), async () => {
    await agent1.presses('Hold');
    await call.comesTo('held');
    await agent1.asksFor('Ben', 'Add to call');
    await agent2.accepts();
    await journey.everybodyHears('merged');
    await agent1.presses('Remove Ben');
    await journey.everybodyHears('connected');
  });
  await journey.measures(occasion('handed over after a consultation from hold'), async () => {
    await agent1.presses('Hold');
    await call.comesTo('held');
    await agent1.asksFor('Ben', 'Consult');
    await agent2.accepts();
    await call.comesTo('consulting');
    await agent1.presses('Hand over to Ben');
    await journey.everybodyHears('connected', 'completed');
  });
  await journey.measures(occasion('handed over while bringing in rings'), async () => {
    await agent2.asksFor('Ada', 'Add to call');
    await call.comesTo('add-ringing');
    await agent2.presses('Hand over while ringing');
    await agent1.accepts();
    await journey.everybodyHears('connected', 'completed');
  });
  await customer.hangsUp();
});

test('the customer is never left in silence while a colleague does not answer', async ({
  journey,
}) => {
  const { customer, agent1, agent2 } = journey;
  await journey.measures(occasion('handed over at once from hold'), async () => {
    await agent1.presses('Hold');
    await journey.everybodyHears('held');
    await agent1.asksFor('Ben', 'Hand over now');
    await agent2.accepts();
    await journey.everybodyHears('connected', 'completed');
  });
  await journey.measures(occasion('handed over at once, not answered, back again'), async () => {
    await agent2.asksFor('Ada', 'Hand over now');
    await journey.call.comesTo('offering');
    await journey.call.comesTo('connected', 40_000);
    await journey.everybodyHears('connected', 'recalled');
  });
  await customer.hangsUp();
  await agent2.sees('The customer hung up');
});
