import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { aSid } from '../../testing/sids';
import { StatementCount } from '../../testing/statement-count';
import { InboundCalls } from './inbound-calls';

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

  /** The lock, and one read for the consoles and for the reply. */
  const twoReads = { transactions: 1, readsOfCall: 2 };

  it('locks the call once and reads it once, to hold the customer', async () => {
    const asked = await count.of(() => desk.as('agent1').post(`${call}/hold`).expect(200));
    expect(asked).toMatchObject({ ...twoReads, statements: 7 });
  });

  it('locks the call once and reads it once, to consult a colleague', async () => {
    const wish = { mode: 'consult', target: { kind: 'agent', id: 'agent2' } };
    const asked = await count.of(() =>
      desk.as('agent1').post(`${call}/transfers`, wish).expect(201),
    );
    expect(asked).toMatchObject({ ...twoReads, statements: 11 });
  });

  it('locks nothing and shows nothing, where the agent is not on the call', async () => {
    const asked = await count.of(() => desk.as('agent2').post(`${call}/hold`).expect(403));
    expect(asked).toMatchObject({ transactions: 1, readsOfCall: 0 });
  });
});

describe('a first webhook', () => {
  let desk: Desk;
  const count = new StatementCount();
  beforeAll(async () => {
    desk = await Desk.open();
    count.begin();
  });
  afterAll(async () => {
    count.stop();
    await desk.stop();
  });
  beforeEach(() => desk.clear());

  const calls = async (sid: string) => {
    const answer = await desk.webhook('/conference/connect/client', {
      CallSid: sid,
      From: '+12025550143',
    });
    expect(answer.text).toContain(`>${sid}</Conference>`);
  };

  it('is one statement, which is a transaction by itself', async () => {
    const asked = await count.of(() => calls(aSid('CA')));
    expect(asked.texts).toEqual(['SELECT take_in_calls($1) AS id']);
  });

  it('is looked up once more, and changes nothing, when it comes again', async () => {
    const sid = aSid('CA');
    await calls(sid);
    const asked = await count.of(() => calls(sid));
    // The statement, a transaction, its lock and one look.
    expect(asked).toMatchObject({ statements: 5, transactions: 1, readsOfCall: 1 });
    expect(await desk.history()).toHaveLength(1);
  });

  it('is stored with others that come at the same moment: one search for agents for all', async () => {
    // Not by twelve requests: those of a busy machine may arrive one after the other.
    const inbound = desk.app.get(InboundCalls);
    const asked = await count.of(() =>
      Promise.all(
        Array.from({ length: 12 }, () => inbound.receive({ sid: aSid('CA'), number: null })),
      ),
    );
    // One is sent at once, one meanwhile, and all others when the first is stored.
    expect(asked.statements).toBe(3);
    expect(await desk.history()).toHaveLength(12);
    expect(await desk.jobs('match')).toHaveLength(3);
    expect(await desk.jobs('sound_due')).toHaveLength(12);
  });
});
