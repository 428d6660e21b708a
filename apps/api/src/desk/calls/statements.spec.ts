import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { StatementCount } from '../../testing/statement-count';

/*
 * Real: the whole API, PostgreSQL. Counted: the statements of one request, without those of the job
 * queue.
 */
describe('an agent’s wish', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  let call: string;
  const count = new StatementCount();
  beforeAll(async () => {
    desk = await Desk.open();
    count.begin();
  });
  afterAll(async () => {
    count.stop();
    await desk.stop();
  });
  beforeEach(async () => {
    await desk.clear();
    // Nobody counts as lost, however slowly the first test begins.
    desk.pretendJustStarted();
    await desk.signsInAvailable('agent1');
    await desk.signIn('agent2');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    call = `/api/calls/${await customer.id()}`;
    await desk.beat('agent2');
  });

  /** The lock, the ORM's look before it stores, and one read for the consoles and for the reply. */
  const twoTransactions = { transactions: 2, readsOfCall: 3 };

  it('locks the call once and reads it once, to hold the customer', async () => {
    const asked = await count.of(() => desk.as('agent1').post(`${call}/hold`).expect(200));
    expect(asked).toMatchObject(twoTransactions);
  });

  it('locks the call once and reads it once, to consult a colleague', async () => {
    const wish = { mode: 'consult', target: { kind: 'agent', id: 'agent2' } };
    const asked = await count.of(() =>
      desk.as('agent1').post(`${call}/transfers`, wish).expect(201),
    );
    expect(asked).toMatchObject(twoTransactions);
  });

  it('locks nothing and shows nothing, where the agent is not on the call', async () => {
    const asked = await count.of(() => desk.as('agent2').post(`${call}/hold`).expect(403));
    expect(asked).toMatchObject({ transactions: 1, readsOfCall: 0 });
  });
});
