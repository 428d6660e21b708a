import { limits } from '../support/limits';
import { testAtOwnDesk } from '../support/own-desk';

const test = testAtOwnDesk();

test.beforeEach(async ({ journey: { customer, agent1, agent2, call } }) => {
  await agent1.startsWork();
  await agent2.startsWork();
  await customer.calls();
  await agent1.accepts();
  await call.comesTo('connected');
});

test('two API processes are killed in turn while three people talk', async ({
  journey,
  replicatedDesk,
}) => {
  const { customer, agent1, agent2 } = journey;
  const what = 'one of two API processes is killed in consulting, then the other one';
  await agent1.asksFor('Ben', 'Consult');
  await agent2.accepts();
  await journey.everybodyHears('consulting');
  await journey.measures({ of: 'failure', what, limitMs: limits.handover }, async () => {
    await replicatedDesk.kill(0);
    await journey.everybodyHears('consulting', 'consulting, one API process killed');
    await replicatedDesk.startsAgain(0);
    await replicatedDesk.kill(1);
    await journey.everybodyHears('consulting', 'consulting, the other one killed');
    await agent1.presses('Hand over to Ben');
    await journey.everybodyHears('connected', 'completed');
  });
  await replicatedDesk.startsAgain(1);
  await customer.hangsUp();
  await agent2.sees('The customer hung up');
});

test('all API processes are killed, and started again, while the customer is on hold', async ({
  journey,
  replicatedDesk,
}) => {
  const { customer, agent1, agent2, call } = journey;
  const what = 'both API processes are killed in consulting, and started again';
  await agent1.asksFor('Ben', 'Consult');
  await agent2.accepts();
  await journey.everybodyHears('consulting');
  await journey.measures({ of: 'failure', what, limitMs: limits.handover }, async () => {
    await Promise.all([replicatedDesk.kill(0), replicatedDesk.kill(1)]);
    await Promise.all([replicatedDesk.startsAgain(0), replicatedDesk.startsAgain(1)]);
    await call.comesTo('consulting');
    await journey.everybodyHears('consulting', 'consulting, both killed and started again');
    await agent1.presses('Hand over to Ben');
    await journey.everybodyHears('connected', 'completed');
  });
  await customer.hangsUp();
});
