import { Desk } from './support/desk';
import type { DeskAgent } from './support/desk-agent';

describe('two customers and four agents at once', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.open()));
  afterEach(() => desk.empties());
  afterAll(() => desk.close());

  it('never mixes two warm transfers that run side by side', async () => {
    const [ada, ben, cleo, dev] = [
      await desk.arrives('agent1'),
      await desk.arrives('agent2'),
      await desk.arrives('agent3'),
      await desk.arrives('agent4'),
    ];
    const first = await desk.talks(ada);
    const second = await desk.talks(ben);

    const consultation = async (owner: DeskAgent, target: DeskAgent) => {
      await owner.transfers('consult', target);
      await target.answers();
      await owner.sees('consulting');
    };
    await Promise.all([consultation(ada, cleo), consultation(ben, dev)]);
    await desk.waitsUntilHeard(first, {
      customer: 'hold-music',
      agent1: 'agent3',
      agent3: 'agent1',
    });
    await desk.waitsUntilHeard(second, {
      customer: 'hold-music',
      agent2: 'agent4',
      agent4: 'agent2',
    });

    await Promise.all([ada.settles('complete'), ben.settles('complete')]);
    await Promise.all([
      cleo.sees('connected', ({ myRole }) => myRole === 'owner'),
      dev.sees('connected', ({ myRole }) => myRole === 'owner'),
    ]);
    await desk.waitsUntilHeard(first, { customer: 'agent3', agent3: 'customer' });
    await desk.waitsUntilHeard(second, { customer: 'agent4', agent4: 'customer' });
    expect(cleo.callId).not.toBe(dev.callId);
  });

  it('rings another agent for a second customer while the first one is being rung for', async () => {
    const ada = await desk.arrives('agent1');
    const ben = await desk.arrives('agent2');
    const first = desk.calls();
    await ada.waitsForRing();
    const second = desk.calls();
    await ben.waitsForRing();

    await Promise.all([ada.answers(), ben.answers()]);
    await Promise.all([ada.sees('connected'), ben.sees('connected')]);
    await desk.waitsUntilHeard(first, { customer: 'agent1', agent1: 'customer' });
    await desk.waitsUntilHeard(second, { customer: 'agent2', agent2: 'customer' });
  });

  it('keeps a second customer with music until an agent is free', async () => {
    const ada = await desk.arrives('agent1');
    const first = await desk.talks(ada);
    const second = desk.calls();
    await desk.waitsUntilHeard(second, { customer: 'wait-music' });

    first.hangsUp();
    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(second, ada);
  });
});
