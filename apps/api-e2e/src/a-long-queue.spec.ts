import { customerRequestsSchema } from '@baton/shared-types';
import type { ScriptedTelephone } from './support/scripted-telephone';
import { Desk } from './support/desk';
import { untilSaidMs } from './support/patience';

describe('a customer who finds no agent', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open({ environment: { QUEUE_LIMIT_SECONDS: '1' } })));
  afterEach(async () => {
    await desk.empties();
    await desk.database.query('DELETE FROM customer_request');
  });
  afterAll(() => desk.close());

  const callsUntilAsked = async (): Promise<ScriptedTelephone> => {
    const customer = desk.calls();
    await desk.listensTo(customer).includes(/sorry that you are still waiting/);
    return customer;
  };
  const whatIsLeft = async () => {
    const ada = await desk.arrives('agent1');
    return ada.rest.get('/api/requests', customerRequestsSchema);
  };

  it('is asked, wants to be called back, and is let go', async () => {
    const customer = await callsUntilAsked();
    await desk.presses(customer, '1');
    await customer.waitsUntilLeftAlone(untilSaidMs);
    const requests = await whatIsLeft();
    expect(requests).toMatchObject([{ kind: 'callback', customerNumber: customer.address }]);
  });

  it('goes on waiting, and is answered by the agent who has come meanwhile', async () => {
    const customer = await callsUntilAsked();
    // Not later: a second after they have chosen they would be asked again, and nobody is rung for
    // those who are asked.
    const ada = await desk.arrives('agent1');
    await desk.presses(customer, '3');
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });

  it.each(['ends it with a key', 'hangs up while they speak'])(
    'leaves a message, and %s',
    async (how) => {
      const customer = await callsUntilAsked();
      await desk.presses(customer, '2');
      await desk.waitsUntilStored(customer, 'voicemail');
      await desk.speaks(customer, 1_200);
      if (how === 'ends it with a key') {
        await desk.presses(customer, '#');
        await customer.waitsUntilLeftAlone(untilSaidMs);
      } else {
        customer.hangsUp();
      }
      await desk.simulator.settled();
      const requests = await whatIsLeft();
      expect(requests).toMatchObject([{ kind: 'voicemail', customerNumber: customer.address }]);
    },
  );
});
