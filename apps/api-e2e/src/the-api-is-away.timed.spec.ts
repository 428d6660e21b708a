import { Desk } from './support/desk';

describe('when the process that the number leads to is away', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ replicas: 2, numberLeadsTo: 'the first process' });
  });
  afterAll(() => desk.close());

  it('the carrier asks the fallback address, and the call goes on as any other', async () => {
    const ada = await desk.arrives('agent1');
    await desk.api.kill();
    const customer = desk.calls();
    const heard = desk.listensTo(customer);

    await ada.answers();
    await ada.sees('connected');
    await desk.everybodyHears(customer, ada);
    expect(heard.longestSilence()).toBeLessThan(2_000);
    const asked = desk.simulator
      .state()
      .deliveries.map(({ kind, outcome }) => `${kind} ${outcome}`);
    expect(asked).toEqual(expect.arrayContaining(['voice failed', 'fallback answered']));
  });
});
