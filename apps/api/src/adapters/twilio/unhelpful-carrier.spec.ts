import type { Jobs } from '../../desk/store/jobs';
import { type JobName } from '../../desk/store/jobs';
import { TaskBook } from '../../desk/task-book';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { aSid } from '../../testing/sids';
import type { Failure } from '../../desk/carrier/telephony';

const failures: readonly Failure[] = ['gone', 'refused', 'unsure'];

/* Real: the whole API, PostgreSQL, every task. Not real: the carrier, which fails at everything. */
describe('a carrier that carries nothing out', () => {
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
  });

  const about = () => {
    const { order, sid } = desk.telephony.ringOf('agent1');
    const leg = `/voice/calls/${order.callId}/legs/${order.legId}/status`;
    return { callId: order.callId, legId: order.legId, sid, leg };
  };

  it.each(failures)(
    '(%s) has its report about a second connection answered all the same',
    async (failure) => {
      const { leg } = about();
      desk.telephony.failAll(failure);
      const { status } = await desk.webhook(leg, { CallSid: aSid('CA'), CallStatus: 'ringing' });
      expect(status).toBe(204);
      expect(await customer.state()).toBe('offering');
    },
  );

  it.each(failures)('(%s) has each of its reports answered', async (failure) => {
    await customer.getsAnsweredBy('agent1');
    const { callId, leg, sid } = about();
    desk.telephony.failAll(failure);
    const inRoom = (StatusCallbackEvent: string, CallSid: string) => ({
      ...{ ConferenceSid: customer.roomSid, StatusCallbackEvent, CallSid },
      CallSidEndingConference: customer.sid,
    });
    const answers = [
      await desk.webhook(leg, { CallSid: aSid('CA'), CallStatus: 'in-progress' }),
      await desk.webhook(leg, { CallSid: sid, CallStatus: 'completed' }),
      await desk.webhook(`/voice/calls/${callId}/conference`, inRoom('participant-leave', sid)),
      await desk.webhook(`/voice/calls/${callId}/conference`, inRoom('conference-end', sid)),
      await desk.webhook(`/voice/calls/${callId}/recording`, { RecordingStatus: 'completed' }),
      await desk.webhook('/voice/status', { CallSid: customer.sid, CallStatus: 'completed' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
  });

  it.each(failures)(
    '(%s) does not let the second connection take the first one with it',
    async (failure) => {
      const { legId, callId } = about();
      // Another process has rung and told us while this one stood still.
      await desk.dataSource.query('UPDATE leg SET sid = NULL, dialed_at = NULL WHERE id = $1', [
        legId,
      ]);
      const ring = desk.telephony.ring.bind(desk.telephony);
      jest.spyOn(desk.telephony, 'ring').mockImplementationOnce(async (order) => {
        const second = await ring(order);
        await desk.dataSource.query('UPDATE leg SET sid = $2 WHERE id = $1', [legId, aSid('CA')]);
        return second;
      });
      const hangUp = jest.spyOn(desk.telephony, 'hangUp');
      for (let tries = 0; tries < 3; tries += 1) desk.telephony.failNext('hangUp', failure);
      await desk.app.get(TaskBook).run('ring', { callId, legId }, { isLast: true });
      expect(hangUp).toHaveBeenCalled();
      hangUp.mockRestore();
      expect(await customer.state()).toBe('offering');
    },
  );

  const jobs: { readonly [N in JobName]: (known: ReturnType<typeof about>) => Jobs[N] } = {
    match: () => ({}),
    ring: ({ callId, legId }) => ({ callId, legId }),
    ring_deadline: ({ callId, legId }) => ({ callId, legId }),
    recall: ({ callId }) => ({ callId }),
    grace_over: ({ callId }) => ({ callId, lostAt: '' }),
    wait_over: ({ callId }) => ({ callId, since: '' }),
    choice_over: ({ callId }) => ({ callId, askedAt: '' }),
    release: ({ callId, legId }) => ({ callId, legId }),
    place_leg: ({ callId, legId }) => ({ callId, legId }),
    place_customer: ({ callId }) => ({ callId, entry: 1 }),
    hold_customer: ({ callId }) => ({ callId, audio: 'hold-music' }),
    resume_customer: ({ callId }) => ({ callId }),
    sound_due: ({ callId }) => ({ callId, order: 1, part: 0 }),
    end_conversation: ({ callId }) => ({ callId }),
    sweep: ({ callId }) => ({ callId, seen: [] }),
    desk_sweep: ({ callId }) => ({
      since: null,
      round: 0,
      quiet: 0,
      seen: { [callId]: [] },
      roundAt: null,
    }),
    wrap_up_over: () => ({ agentId: 'agent1', until: '' }),
    listen_to_leg: ({ callId, legId }) => ({ callId, legId }),
    withdraw_ring: () => ({ agentId: 'agent1' }),
    tab_silent: () => ({ tabId: '0d3ac16a-a570-47ec-85d2-ecc1281ec21c' }),
    session_over: ({ legId }) => ({ agentId: 'agent1', legIds: [legId] }),
  };
  const refusing = (['gone', 'refused'] as const).flatMap((failure) =>
    (Object.keys(jobs) as JobName[]).map((name) => [failure, name] as const),
  );

  it.each(refusing)('(%s) has %s done once, and not tried again in vain', async (failure, name) => {
    const known = about();
    desk.telephony.failAll(failure);
    const run = desk.app.get(TaskBook).run(name, jobs[name](known), { isLast: false });
    await expect(run).resolves.toBeUndefined();
  });

  it.each(['gone', 'refused'] as const)(
    '(%s) still has a ring given up whose end it should have reported',
    async (failure) => {
      await customer.ringsAt('agent1');
      desk.telephony.failAll(failure);
      await desk.doJobsThatWait('ring_deadline');
      expect(await customer.state()).toBe('queued');
    },
  );
});
