import { Clock } from '../store/clock';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { TaskBook } from '../task-book';

/*
 * Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records and fails
 * when told to.
 */
describe('an agent is rung', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
  });

  const legOf = async (customer: CustomerOnTheLine) => {
    const { order } = desk.telephony.ringOf('agent1');
    const leg = await desk.calls.findLeg(await customer.id(), order.legId);
    if (!leg) throw new Error('There is no leg.');
    return leg;
  };
  const retry = () => desk.doJobsThatWait('ring');

  it('once when the answer to the ring was lost: the ring is looked for and adopted', async () => {
    desk.telephony.loseNextRingAnswer();
    const customer = await desk.customerCalls();
    await retry();
    expect(desk.telephony.asked).toEqual([
      'ring agent1 for offer',
      'look for agent1',
      'look at a connection',
    ]);
    expect(await legOf(customer)).toMatchObject({ sid: desk.telephony.ringOf('agent1').sid });
    await customer.getsAnsweredBy('agent1');
    expect(await customer.state()).toBe('connected');
  });

  it.each([
    ['declined', true, 'declined'],
    ['no-answer', true, 'no-answer'],
    ['no-answer', false, 'offline'],
    ['failed', false, 'failed'],
  ] as const)(
    'once, although the answer and the end (%s, rang: %s) were lost: the ring is known to be %s',
    async (ended, rang, outcome) => {
      desk.telephony.loseNextRingAnswer();
      const customer = await desk.customerCalls();
      if (rang) await customer.ringsAt('agent1');
      desk.telephony.ended.set(desk.telephony.ringOf('agent1').sid, ended);
      await retry();
      expect(desk.telephony.rings).toHaveLength(1);
      expect(await legOf(customer)).toMatchObject({ outcome });
      expect(await customer.state()).toBe('queued');
    },
  );

  it('once although the answer, the join and the leave were lost; the customer hears music', async () => {
    desk.telephony.loseNextRingAnswer();
    const customer = await desk.customerCalls();
    desk.telephony.ended.set(desk.telephony.ringOf('agent1').sid, 'left');
    await retry();
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toContain('hold with reconnecting');
  });

  it('again, when the only connection to them is that of another leg', async () => {
    const earlier = await desk.customerCalls();
    await earlier.ringEnds('agent1', 'canceled');
    await earlier.hangsUp();
    desk.telephony.failNext('ring', 'unsure');
    await desk.customerCalls();
    const before = desk.telephony.rings.length;
    await retry();
    expect(desk.telephony.rings).toHaveLength(before + 1);
  });

  it('again, when the carrier has not done it', async () => {
    desk.telephony.failNext('ring', 'unsure');
    await desk.customerCalls();
    await retry();
    expect(desk.telephony.asked).toEqual([
      'ring agent1 for offer',
      'look for agent1',
      'ring agent1 for offer',
    ]);
  });

  it('once by a process that stood still before the ring: it first checks whether another process has rung', async () => {
    const clock = desk.app.get(Clock);
    const book = desk.app.get(TaskBook);
    const run = book.run.bind(book);
    let ms = 0;
    let step = 0;
    const now = jest
      .spyOn(clock, 'now')
      .mockImplementation(() => new Date(Date.now() + (ms += step)));
    // It stands still in just this job: before, an agent who says nothing would count as gone.
    const job = jest.spyOn(book, 'run').mockImplementation((name, ...given) => {
      step = name === 'ring' ? 2_000 : 0;
      return run(name, ...given);
    });
    await desk.customerCalls();
    job.mockRestore();
    expect(desk.telephony.asked).toEqual([]);
    now.mockRestore();
    await retry();
    expect(desk.telephony.asked).toEqual(['look for agent1', 'ring agent1 for offer']);
  });

  it('by two processes when one stood still during the ring; the second connection is hung up', async () => {
    const customer = await desk.customerCalls();
    const { order, sid: first } = desk.telephony.ringOf('agent1');
    const report = (sid: string, status: string) =>
      desk.webhook(`/voice/calls/${order.callId}/legs/${order.legId}/status`, {
        CallSid: sid,
        CallStatus: status,
      });
    const second = 'CA000000000000000000000000000000ff';
    await report(second, 'ringing');
    expect(desk.telephony.asked).toContain(`hang up ${second}`);
    await report(second, 'canceled');
    await desk.doJobs();
    expect(await customer.state()).toBe('offering');

    const { text } = await desk.webhook(
      `/conference/${order.room}/connect/agent1?leg=${order.legId}`,
      { CallSid: second, CallStatus: 'in-progress' },
    );
    expect(text).not.toContain('<Conference');
    await report(first, 'busy');
    await desk.doJobs();
    expect(await customer.state()).toBe('queued');
  });

  it('only once when the agent answers while the carrier is asked for the ring', async () => {
    desk.telephony.loseNextRingAnswer();
    const customer = await desk.customerCalls();
    const rung = desk.telephony.findRung.bind(desk.telephony);
    jest.spyOn(desk.telephony, 'findRung').mockImplementationOnce(async (order) => {
      const found = await rung(order);
      await customer.connect('agent1');
      return found;
    });
    await retry();
    expect(desk.telephony.asked.filter((what) => what.startsWith('ring'))).toHaveLength(1);
  });

  it('only once when the report of the ring came before its answer was lost', async () => {
    desk.telephony.loseNextRingAnswer();
    const customer = await desk.customerCalls();
    await customer.connect('agent1');
    await retry();
    expect(desk.telephony.asked).toEqual(['ring agent1 for offer']);
  });

  it('only if the carrier agrees; otherwise the agent is set to away and the customer keeps waiting', async () => {
    desk.telephony.failNext('ring', 'refused');
    const customer = await desk.customerCalls();
    expect(await customer.state()).toBe('queued');
    expect(await desk.as('agent1').presence()).toMatchObject({
      presence: 'away',
      awayReason: 'unreachable',
    });
  });

  it('no longer, when the carrier stays silent to the last try', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) desk.telephony.failNext('ring', 'unsure');
    const customer = await desk.customerCalls();
    for (let attempt = 0; attempt < 4; attempt += 1) await retry();
    expect(await customer.state()).toBe('queued');
  });

  it('and hung up at once when nobody needs them by the time the ring is known', async () => {
    desk.telephony.loseNextRingAnswer();
    const customer = await desk.customerCalls();
    await customer.hangsUp();
    expect(desk.telephony.asked).not.toContain('hang up agent1');
    await customer.connect('agent1');
    await desk.doJobs();
    expect(desk.telephony.asked.at(-1)).toBe('hang up agent1');
    expect(await legOf(customer)).toMatchObject({ outcome: 'canceled' });
  });

  it('and hung up after a search when the answer was lost and nobody needs them', async () => {
    desk.telephony.loseNextRingAnswer();
    const customer = await desk.customerCalls();
    await customer.hangsUp();
    await retry();
    expect(desk.telephony.asked.slice(-3)).toEqual([
      'look for agent1',
      'look at a connection',
      'hang up agent1',
    ]);
  });

  it('and free at once when the carrier does not know an unneeded ring', async () => {
    desk.telephony.failNext('ring', 'unsure');
    const customer = await desk.customerCalls();
    await customer.hangsUp();
    await retry();
    expect(desk.telephony.rings).toEqual([]);
    expect(await desk.as('agent1').presence()).toMatchObject({ presence: 'available' });
  });

  it('and hung up repeatedly until the carrier confirms it', async () => {
    const customer = await desk.customerCalls();
    for (let tries = 0; tries < 3; tries += 1) desk.telephony.failNext('hangUp', 'unsure');
    await customer.hangsUp();
    expect(await legOf(customer)).toMatchObject({ endedAt: null });
    await desk.doJobsThatWait('release');
    expect(desk.telephony.asked.filter((asked) => asked === 'hang up agent1')).toHaveLength(4);
    expect(await legOf(customer)).toMatchObject({ outcome: 'canceled' });
  });

  it('and free again when the carrier says that nothing is left to hang up', async () => {
    const customer = await desk.customerCalls();
    desk.telephony.failNext('hangUp', 'gone');
    await customer.hangsUp();
    expect(await legOf(customer)).toMatchObject({ outcome: 'canceled' });
    expect(await desk.as('agent1').presence()).toMatchObject({ presence: 'available' });
  });

  describe('for too long', () => {
    it('is hung up, and was missed when their browser rang', async () => {
      const customer = await desk.customerCalls();
      await customer.ringsAt('agent1');
      await desk.doJobsThatWait('ring_deadline');
      expect(desk.telephony.asked).toContain('hang up agent1');
      expect(await legOf(customer)).toMatchObject({ outcome: 'no-answer' });
      expect(await desk.as('agent1').presence()).toMatchObject({ awayReason: 'missed-a-call' });
    });

    it('was not there when their browser never rang', async () => {
      const customer = await desk.customerCalls();
      await desk.doJobsThatWait('ring_deadline');
      expect(await legOf(customer)).toMatchObject({ outcome: 'offline' });
      expect(await desk.as('agent1').presence()).toMatchObject({ awayReason: 'unreachable' });
    });

    it('has joined after all, when the room says so and only the report was lost', async () => {
      const customer = await desk.customerCalls();
      await customer.connect('agent1');
      await customer.room('participant-join', {
        CallSid: customer.sid,
        ParticipantLabel: 'customer',
      });
      desk.telephony.inRoom.set(desk.telephony.ringOf('agent1').sid, { isHeld: false });
      await desk.doJobsThatWait('ring_deadline');
      expect(await customer.state()).toBe('connected');
    });

    it('has joined after all, although the room itself was never reported', async () => {
      const customer = await desk.customerCalls();
      await customer.connect('agent1');
      desk.telephony.inRoom.set(desk.telephony.ringOf('agent1').sid, { isHeld: false });
      await desk.doJobsThatWait('ring_deadline');
      expect(await customer.state()).toBe('connected');
    });

    it('had joined, when the carrier says that they have answered and hung up: the customer is played to', async () => {
      const customer = await desk.customerCalls();
      await customer.connect('agent1');
      desk.telephony.ended.set(desk.telephony.ringOf('agent1').sid, 'left');
      await desk.doJobsThatWait('ring_deadline');
      expect(await customer.state()).toBe('owner-lost');
      expect(desk.telephony.asked).toContain('hold with reconnecting');
    });

    it('had joined, when the room says later that they leave it: the customer is played to', async () => {
      const customer = await desk.customerCalls();
      await customer.connect('agent1');
      await desk.doJobsThatWait('ring_deadline');
      await customer.leaves('agent1');
      expect(await customer.row()).toMatchObject({ state: 'queued', parked: 'hold' });
      expect(desk.telephony.asked).toContain('hold with reconnecting');
    });

    it('is not, once they have joined', async () => {
      const customer = await desk.customerCalls();
      await customer.getsAnsweredBy('agent1');
      await desk.doJobsThatWait('ring_deadline');
      expect(await customer.state()).toBe('connected');
    });
  });
});
