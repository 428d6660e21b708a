import { expect } from '@playwright/test';
import { windowMs } from '../support/hearing';
import { limits } from '../support/limits';
import { testAtOwnDesk } from '../support/own-desk';

const test = testAtOwnDesk();

/** Longer than the desk waits for a sign of life of a page, in ms. */
const stillMs = 8_000;

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

test('one of two API processes stands still for a while, and nobody is taken from the customer', async ({
  journey,
  replicatedDesk,
}) => {
  const { customer } = journey;
  for (const which of [0, 1]) {
    const what = `API process ${which + 1} of two stands still for ${stillMs / 1_000} s, and goes on`;
    const { story } = await journey.measures(
      { of: 'failure', what, limitMs: limits.handover },
      async () => {
        const since = await customer.party.mark();
        replicatedDesk.freezes(which);
        const heardMs = async () => (await customer.party.heardSince(since)).length * windowMs;
        await expect.poll(heardMs, { timeout: 3 * stillMs }).toBeGreaterThan(stillMs);
        replicatedDesk.goesOn(which);
      },
    );
    expect(story, 'what the customer was given to hear').toEqual(['agent1']);
  }
  await journey.everybodyHears('connected', 'connected, after both have stood still');
  await customer.hangsUp();
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
