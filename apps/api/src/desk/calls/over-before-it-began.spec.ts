import { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/*
 * Real: the whole API, PostgreSQL and its locks, the job queue. Not real: the carrier, which
 * records.
 */
describe('a customer whose end is reported while their call waits to be taken in', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => (desk = await Desk.open()));
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    customer = new CustomerOnTheLine(desk);
  });

  const calls = () => customer.calls();
  const leaves = () =>
    desk.webhook('/voice/status', {
      CallSid: customer.sid,
      CallStatus: 'completed',
      SequenceNumber: '0',
    });

  /** Waits until so many transactions wait for their turn with this customer. */
  const areInLine = async (count: number) => {
    let waiting = 0;
    while (waiting < count) {
      const [row] = await desk.dataSource.query<{ waiting: number }[]>(
        `SELECT count(*)::int AS waiting FROM pg_locks
          WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      waiting = row?.waiting ?? 0;
    }
  };

  const nobodyIsRung = async () => {
    await desk.doJobs();
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'customer-hung-up' });
    expect(desk.telephony.rings).toEqual([]);
  };

  it('is taken in as one who has left, and nobody is rung', async () => {
    await leaves();
    await leaves();
    const { status, text } = await calls();
    expect([status, text.includes('<Hangup')]).toEqual([200, true]);
    await nobodyIsRung();
  });

  it.each([
    ['the report first', [leaves, calls]],
    ['the call first', [calls, leaves]],
  ] as const)('is rung for by nobody when both come at once, %s', async (_order, requests) => {
    const begun: Promise<{ status: number }>[] = [];
    await desk.store.transaction(async (tx) => {
      await tx.calls.claim(customer.sid);
      for (const request of requests) {
        begun.push(request());
        await areInLine(begun.length);
      }
    });
    for (const { status } of await Promise.all(begun)) expect(status).toBeLessThan(300);
    await nobodyIsRung();
  });

  it('is taken in as anybody else when the report says only that it rings', async () => {
    await desk.webhook('/voice/status', {
      CallSid: customer.sid,
      CallStatus: 'ringing',
      SequenceNumber: '0',
    });
    await calls();
    expect(await customer.state()).toBe('queued');
  });
});
