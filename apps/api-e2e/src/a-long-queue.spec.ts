import { customerRequestsSchema } from '@baton/shared-types';
import { until } from './support/patience';
import type { ScriptedTelephone } from './support/scripted-telephone';
import { Desk } from './support/desk';

describe('a customer for whom nobody is there', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open({ environment: { QUEUE_LIMIT_SECONDS: '1' } })));
  afterEach(async () => {
    await desk.empties();
    await desk.database.query('DELETE FROM customer_request');
  });
  afterAll(() => desk.close());

  const presses = (customer: ScriptedTelephone, key: string) =>
    desk.simulator.exchange.press(customer.callSid, key);
  const isOutOfRoom = (customer: ScriptedTelephone) => {
    const rooms = {
      current: () =>
        desk.simulator
          .state()
          .conferences.filter(({ friendlyName }) => friendlyName === customer.callSid),
      onChange: (listener: () => void) => desk.simulator.onChange(listener),
    };
    return until(rooms, 'their room is over', (all) =>
      all.every(({ status }) => status === 'completed'),
    );
  };
  const isAsked = async (): Promise<ScriptedTelephone> => {
    const customer = desk.calls();
    await desk.isStored(customer, 'queued');
    await desk.isHeard(customer, { customer: 'wait-music' });
    await desk.isStored(customer, 'asking');
    await isOutOfRoom(customer);
    return customer;
  };
  const whatIsLeft = async () => {
    const ada = await desk.arrives('agent1');
    return ada.rest.get('/api/requests', customerRequestsSchema);
  };

  it('is asked, wants to be called back, and is let go', async () => {
    const customer = await isAsked();
    presses(customer, '1');
    await customer.isLeftAlone();
    const requests = await whatIsLeft();
    expect(requests).toMatchObject([{ kind: 'callback', customerNumber: customer.address }]);
  });

  it('goes on waiting, and is answered by the agent who comes then', async () => {
    const customer = await isAsked();
    // The room is over before the menu begins, and a key that comes earlier is not heard.
    const pressing = setInterval(() => presses(customer, '3'), 200);
    try {
      await desk.isStored(customer, 'queued');
    } finally {
      clearInterval(pressing);
    }
    const ada = await desk.arrives('agent1');
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
  });

  it.each(['ends it with a key', 'hangs up while they speak'])(
    'leaves a message, and %s',
    async (how) => {
      const customer = await isAsked();
      const { callSid } = customer;
      presses(customer, '2');
      await desk.isStored(customer, 'voicemail');
      await desk.isHeard(customer, { customer: 'nothing' });
      desk.media.report(callSid, { silent: false });
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      if (how === 'ends it with a key') {
        presses(customer, '#');
        await customer.isLeftAlone();
      } else {
        customer.hangsUp();
      }
      await desk.simulator.settled();
      const requests = await whatIsLeft();
      expect(requests).toMatchObject([{ kind: 'voicemail', customerNumber: customer.address }]);
    },
  );
});
