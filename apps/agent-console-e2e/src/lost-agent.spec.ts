import { limits } from './support/limits';
import { type Journey, test } from './support/journey';

async function recovers(journey: Journey, what: string, loss: () => Promise<void> | void) {
  const { customer, agent1, agent2 } = journey;
  await agent1.startsWork();
  await customer.calls();
  await agent1.accepts();
  await agent1.sees('Talking with the customer');
  await journey.everybodyHears('connected');

  // The carrier reports neither loss in time: the desk's own heartbeat finds it.
  await journey.measures({ of: 'failure', what, limitMs: limits.unreported }, async () => {
    await loss();
    await journey.everybodyHears('owner-lost');
    await agent2.startsWork();
    await agent2.accepts();
    await agent2.sees('Talking with the customer');
    await journey.everybodyHears('connected', 'recovered');
  });
  await customer.hangsUp();
  await agent2.sees('The customer hung up');
}

test.describe('a customer who loses the agent hears music and gets the next agent', () => {
  test('when the browser crashes', async ({ journey }) => {
    await recovers(journey, 'the owner’s browser is killed', () => journey.agent1.party.crashes());
  });

  test('when the laptop is closed', async ({ journey }) => {
    await recovers(journey, 'the owner’s browser is frozen', () => {
      journey.agent1.party.closesTheLaptop();
    });
  });

  test('and gets the same agent back whose page is reloaded', async ({ journey }) => {
    const { customer, agent1 } = journey;
    await agent1.startsWork();
    await customer.calls();
    await agent1.accepts();
    await agent1.sees('Talking with the customer');

    const failure = { of: 'failure', what: 'the owner’s page is reloaded' } as const;
    await journey.measures({ ...failure, limitMs: limits.reported }, async () => {
      await agent1.reloads();
      await agent1.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'resumed');
    });
    await customer.hangsUp();
    await agent1.sees('The customer hung up');
  });
});
