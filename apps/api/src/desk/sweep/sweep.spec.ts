import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { TaskBook } from '../task-book';
import { Sweeps } from './sweeps';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a sweep', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    customer = await desk.customerCalls();
    customer.roomSid = customer.sid.replace('CA', 'CF');
    desk.telephony.inRoom.set(customer.sid, { isHeld: false });
    await desk.app.get(Sweeps).beginAgain();
    await desk.doJobs();
  });

  const sweep = () => desk.doJobsThatWait('desk_sweep');
  const legOf = (agentId: string) => desk.telephony.ringOf(agentId).sid;
  const isIn = (agentId: string) => desk.telephony.inRoom.set(legOf(agentId), { isHeld: false });

  it('believes what it has seen twice: an agent who has joined without a report', async () => {
    await customer.connect('agent1');
    isIn('agent1');
    await sweep();
    expect(await customer.state()).toBe('offering');
    await sweep();
    expect(await customer.viewOf('agent1')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  const secondsUntilNext = async () => {
    const [job] = await desk.dataSource.query<{ seconds: number }[]>(
      `SELECT extract(epoch FROM run_at - now())::float AS seconds
         FROM graphile_worker._private_jobs WHERE key = 'desk-sweep'`,
    );
    return job?.seconds;
  };

  it('looks again soon at what it has seen for the first time, else takes its time', async () => {
    await sweep();
    expect(await secondsUntilNext()).toBeGreaterThan(3);
    isIn('agent1');
    await sweep();
    expect(await secondsUntilNext()).toBeLessThan(2);
  });

  it('ignores differences that it sees only now and then', async () => {
    await customer.connect('agent1');
    for (let time = 0; time < 3; time += 1) {
      isIn('agent1');
      await sweep();
      desk.telephony.inRoom.delete(legOf('agent1'));
      await sweep();
    }
    expect(await customer.state()).toBe('offering');
  });

  it('believes at once that a connection is over: an agent whose end was not reported', async () => {
    await customer.getsAnsweredBy('agent1');
    desk.telephony.ended.set(legOf('agent1'), 'left');
    await sweep();
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toContain('hold with reconnecting');
  });

  it('notices an agent who is not in the room any more, and hangs them up', async () => {
    await customer.room('participant-join', {
      CallSid: customer.sid,
      ParticipantLabel: 'customer',
    });
    await customer.getsAnsweredBy('agent1');
    await sweep();
    await sweep();
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toContain('hang up agent1');
  });

  it.each([
    ['declined', 'declined'],
    ['no-answer', 'offline'],
  ] as const)('notices a ring that ended %s without a report', async (ended, outcome) => {
    desk.telephony.ended.set(legOf('agent1'), ended);
    await sweep();
    expect(await customer.state()).toBe('queued');
    const [leg] = await desk.calls.legsOf(await customer.id());
    expect(leg).toMatchObject({ outcome });
  });

  it('notices an agent who has joined, and hung up, without a report of either', async () => {
    await customer.connect('agent1');
    desk.telephony.ended.set(legOf('agent1'), 'left');
    await sweep();
    // The conversation had begun: no wait music comes back by itself.
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toContain('hold with reconnecting');
  });

  it('has the customer held, or resumed, once more where the carrier has not done it', async () => {
    await customer.getsAnsweredBy('agent1');
    isIn('agent1');
    await customer.wish('agent1', 'hold');
    desk.telephony.inRoom.set(customer.sid, { isHeld: false });
    await sweep();
    await sweep();
    expect(desk.telephony.inRoom.get(customer.sid)).toEqual({ isHeld: true });
    await customer.wish('agent1', 'resume');
    desk.telephony.inRoom.set(customer.sid, { isHeld: true });
    await sweep();
    await sweep();
    expect(desk.telephony.inRoom.get(customer.sid)).toEqual({ isHeld: false });
    expect(await customer.state()).toBe('connected');
  });

  it('finds a customer who is on the line and in no room, and puts them into a new one', async () => {
    await customer.getsAnsweredBy('agent1');
    isIn('agent1');
    desk.telephony.inRoom.delete(customer.sid);
    await sweep();
    expect(await customer.state()).toBe('connected');
    await sweep();
    expect(desk.telephony.asked).toContain('place the customer');
    expect(desk.telephony.asked).toContain('hang up agent1');
    expect((await customer.row()).roomEntry).toBe(2);
  });

  it('notices a colleague who was waited for in the room that they had never left', async () => {
    await desk.signIn('agent2');
    await customer.getsAnsweredBy('agent1');
    await customer.getsConsulted('agent1', 'agent2');
    isIn('agent2');
    desk.telephony.inRoom.set(customer.sid, { isHeld: true });
    const { transfer } = await customer.viewOf('agent1');
    await desk
      .as('agent1')
      .post(`/api/calls/${await customer.id()}/transfers/${transfer?.id}/swap`)
      .expect(200);
    await customer.leaves('agent1');
    expect(await customer.state()).toBe('offering');
    await sweep();
    await sweep();
    expect(await customer.viewOf('agent2')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  it('leaves an agent alone who is still being rung', async () => {
    await customer.room('participant-join', {
      CallSid: customer.sid,
      ParticipantLabel: 'customer',
    });
    await sweep();
    await sweep();
    await sweep();
    expect(await customer.state()).toBe('offering');
    expect(desk.telephony.asked).not.toContain('hang up agent1');
  });

  it('notices a customer who has hung up without a report', async () => {
    await customer.getsAnsweredBy('agent1');
    desk.telephony.inRoom.clear();
    desk.telephony.ended.set(customer.sid, 'left');
    await sweep();
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'ended',
      outcome: 'customer-hung-up',
    });
  });

  it('takes nobody for lost who was taken along by the customer after the look into the room', async () => {
    await desk.signIn('agent2');
    await customer.getsAnsweredBy('agent1');
    await customer.getsConsulted('agent1', 'agent2');
    desk.telephony.inRoom.set(customer.sid, { isHeld: true });
    isIn('agent1');
    desk.telephony.ended.set(legOf('agent2'), 'left');
    desk.telephony.ended.set(customer.sid, 'left');
    await sweep();
    expect(await customer.viewOf('agent1')).toMatchObject({
      state: 'ended',
      transfer: { outcome: 'customer-left' },
    });
  });

  it('asks the carrier for its lists only, when everybody has been in the right place for a while', async () => {
    await customer.room('participant-join', {
      CallSid: customer.sid,
      ParticipantLabel: 'customer',
    });
    await customer.getsAnsweredBy('agent1');
    isIn('agent1');
    await sweep();
    desk.telephony.asked.length = 0;
    await sweep();
    expect(desk.telephony.asked).toEqual(['look at the lists', 'look into the room']);
    await desk.dataSource.query(`UPDATE call SET state_since = now() - interval '10 s'`);
    await desk.dataSource.query(
      `UPDATE leg SET created_at = now() - interval '10 s', dialed_at = NULL, answered_at = NULL,
                      joined_at = now() - interval '10 s'`,
    );
    desk.telephony.asked.length = 0;
    for (let round = 0; round < 15; round += 1) await sweep();
    const looks = desk.telephony.asked.filter((asked) => asked !== 'look at the lists');
    // Once in fifteen rounds it is its turn all the same.
    expect(looks).toEqual(['look into the room']);
    expect(desk.telephony.asked).toHaveLength(15 + 1);
  });

  it('asks the carrier for its lists once, for all calls together', async () => {
    const others = await Promise.all([desk.customerCalls(), desk.customerCalls()]);
    for (const { sid } of others) desk.telephony.inRoom.set(sid, { isHeld: false });
    desk.telephony.asked.length = 0;
    await sweep();
    expect(desk.telephony.asked.filter((asked) => asked === 'look at the lists')).toHaveLength(1);
  });

  it('leaves the carrier alone when there has been no call for a while', async () => {
    desk.telephony.ended.set(legOf('agent1'), 'canceled');
    await customer.hangsUp();
    desk.telephony.inRoom.clear();
    for (let round = 0; round < 8; round += 1) await sweep();
    desk.telephony.asked.length = 0;
    await sweep();
    expect(desk.telephony.asked).toEqual([]);
    expect(await desk.jobs('desk_sweep')).toEqual([]);
  });

  it('goes on soon after a fault, which is shown', async () => {
    const fault = jest
      .spyOn(desk.telephony, 'overview')
      .mockRejectedValueOnce(new TypeError('unheard of'));
    const run = desk.app
      .get(TaskBook)
      .run(
        'desk_sweep',
        { since: null, round: 0, quiet: 0, seen: {}, roundAt: null },
        { isLast: false },
      );
    await expect(run).rejects.toThrow('unheard of');
    fault.mockRestore();
    expect(await secondsUntilNext()).toBeLessThan(3);
  });

  it('goes on when the lists cannot be had, and looks again soon', async () => {
    await customer.getsAnsweredBy('agent1');
    desk.telephony.failNext('overview', 'unsure');
    await sweep();
    expect(await secondsUntilNext()).toBeLessThan(3);
    desk.telephony.ended.set(legOf('agent1'), 'left');
    await sweep();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('changes nothing when the carrier does not answer, asks again soon, and remembers what it had seen', async () => {
    await customer.connect('agent1');
    isIn('agent1');
    await sweep();
    desk.telephony.failNext('whoIsInRoom', 'unsure');
    await sweep();
    expect(await customer.state()).toBe('offering');
    expect(await secondsUntilNext()).toBeLessThan(3);
    await sweep();
    expect(await customer.state()).toBe('connected');
  });

  it('looks at every call that goes on, when a process starts', async () => {
    const over = await desk.customerCalls();
    await over.hangsUp();
    await desk.dataSource.query('TRUNCATE graphile_worker._private_jobs');
    await desk.app.get(Sweeps).beginAgain();
    desk.telephony.asked.length = 0;
    await desk.doJobs();
    expect(desk.telephony.asked).toContain('look into the room');
    expect(await desk.jobs('desk_sweep')).toHaveLength(1);
  });

  it('leads a customer to the menu once more who is in the room that they were to be led out of', async () => {
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'away' });
    await customer.ringEnds('agent1', 'canceled');
    await desk.doJobsThatWait('wait_over');
    expect(await customer.state()).toBe('asking');
    desk.telephony.asked.length = 0;
    await sweep();
    await sweep();
    expect(desk.telephony.asked).toContain('place the customer');
    desk.telephony.inRoom.delete(customer.sid);
    desk.telephony.asked.length = 0;
    await sweep();
    await sweep();
    expect(desk.telephony.asked).not.toContain('place the customer');
  });

  it('hangs up a leg once more until the carrier shows that it has done so', async () => {
    await customer.getsAnsweredBy('agent1');
    isIn('agent1');
    await customer.wish('agent1', 'end');
    const hangUps = () => desk.telephony.asked.filter((asked) => asked === 'hang up agent1').length;
    const before = hangUps();
    await sweep();
    await sweep();
    expect(hangUps()).toBe(before + 1);
    desk.telephony.ended.set(legOf('agent1'), 'left');
    await sweep();
    await sweep();
    expect(await desk.jobs('sweep')).toEqual([]);
    expect(hangUps()).toBe(before + 1);
  });

  it('closes the room once more in which a customer is after the end of the call', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.wish('agent1', 'end');
    desk.telephony.ended.set(legOf('agent1'), 'left');
    desk.telephony.inRoom.set(customer.sid, { isHeld: false });
    const closed = () => desk.telephony.asked.filter((asked) => asked === 'close the room').length;
    expect(closed()).toBe(1);
    await sweep();
    await sweep();
    expect(closed()).toBe(2);
    await sweep();
    expect(await desk.jobs('sweep')).toEqual([]);
    expect(closed()).toBe(2);
  });

  it('hangs up once more what was to be hung up, and ends with the call', async () => {
    await customer.getsAnsweredBy('agent1');
    isIn('agent1');
    for (let tries = 0; tries < 3; tries += 1) desk.telephony.failNext('hangUp', 'unsure');
    await customer.wish('agent1', 'end');
    const before = desk.telephony.asked.filter((asked) => asked === 'hang up agent1').length;
    await sweep();
    await sweep();
    const after = desk.telephony.asked.filter((asked) => asked === 'hang up agent1').length;
    expect(after).toBe(before + 1);
    desk.telephony.ended.set(legOf('agent1'), 'left');
    await sweep();
    await sweep();
    expect(await desk.jobs('sweep')).toEqual([]);
  });
});
