import { CallEntity } from '../../adapters/database/entities/call.entity';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { aSid } from '../../testing/sids';

const uuid = '0d3ac16a-a570-47ec-85d2-ecc1281ec21c';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a report of the carrier', () => {
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

  it('counts once, however often it comes', async () => {
    await customer.getsAnsweredBy('agent1');
    const { order, sid } = desk.telephony.ringOf('agent1');
    const before = await customer.row();
    const join = {
      ConferenceSid: customer.roomSid,
      StatusCallbackEvent: 'participant-join',
      SequenceNumber: '1',
      CallSid: sid,
      ParticipantLabel: order.legId,
    };
    const path = `/voice/calls/${order.callId}/conference`;
    const historyBefore = (await desk.history()).length;
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.webhook(path, join)));

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(204));
    expect(await customer.row()).toEqual(before);
    expect(await desk.history()).toHaveLength(historyBefore);
  });

  it('that was replayed after the call is over changes nothing', async () => {
    await customer.getsAnsweredBy('agent1');
    await customer.hangsUp();
    const ended = await customer.row();
    await customer.hangsUp();
    expect(await customer.row()).toEqual(ended);
  });

  it('whose first processing failed counts when it comes again', async () => {
    const leave = () =>
      desk.webhook('/voice/status', {
        CallSid: customer.sid,
        CallStatus: 'completed',
        SequenceNumber: '0',
      });
    await desk.dataSource.query('ALTER TABLE leg RENAME TO leg_away');
    const failed = await leave();
    await desk.dataSource.query('ALTER TABLE leg_away RENAME TO leg');
    expect([failed.status, await customer.state()]).toEqual([500, 'offering']);

    const repeated = await leave();
    expect([repeated.status, await customer.state()]).toEqual([204, 'ended']);
  });

  it('with an unknown word is noted and changes nothing', async () => {
    const { order, sid } = desk.telephony.ringOf('agent1');
    const { status } = await desk.webhook(
      `/voice/calls/${order.callId}/legs/${order.legId}/status`,
      {
        CallSid: sid,
        CallStatus: 'levitating',
        SequenceNumber: '9',
      },
    );
    expect(status).toBe(204);
    expect(await customer.state()).toBe('offering');
    expect((await desk.history()).at(-1)).toMatchObject({ decision: 'noted', event: 'leg_status' });
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'with the word %s changes nothing',
    async (word) => {
      const { status } = await desk.webhook('/voice/status', {
        CallSid: customer.sid,
        CallStatus: word,
      });
      expect(status).toBe(204);
      expect(await customer.state()).toBe('offering');
    },
  );

  it('about a call that we do not know is kept, and answered', async () => {
    const reports = [
      desk.webhook('/voice/status', { CallSid: aSid('CA'), CallStatus: 'completed' }),
      desk.webhook(`/voice/calls/${uuid}/conference`, {
        ConferenceSid: aSid('CF'),
        StatusCallbackEvent: 'participant-join',
      }),
      desk.webhook(`/voice/calls/${uuid}/legs/${uuid}/status`, {
        CallSid: aSid('CA'),
        CallStatus: 'busy',
      }),
    ];
    expect((await Promise.all(reports)).map(({ status }) => status)).toEqual([204, 204, 204]);
    const strays = (await desk.history()).filter(({ decision }) => decision === 'unknown');
    expect(strays.map(({ event }) => event).sort()).toEqual([
      'customer_completed',
      'leg_busy',
      'participant-join',
    ]);
  });

  it.each([
    [
      'callId',
      '/voice/calls/1/conference',
      { ConferenceSid: aSid('CF'), StatusCallbackEvent: 'x' },
    ],
    ['legId', `/voice/calls/${uuid}/legs/x/status`, { CallSid: aSid('CA'), CallStatus: 'busy' }],
    ['ConferenceSid', `/voice/calls/${uuid}/conference`, { StatusCallbackEvent: 'x' }],
    ['conferenceId', `/conference/room/after`, { CallSid: aSid('CA') }],
    ['agentId', `/conference/${aSid('CA')}/connect/a-b?leg=${uuid}`, { CallSid: aSid('CA') }],
    ['leg', `/conference/${aSid('CA')}/connect/agent1?leg=1`, { CallSid: aSid('CA') }],
    ['callId', '/conference/hold?audio=hold-music&callId=x', { CallSid: aSid('CA') }],
  ])(
    'with a malformed %s is answered 400, and the field is named',
    async (field, path, form: Record<string, string>) => {
      const response = await desk.webhook(path, form);
      const { status } = response;
      const body: unknown = response.body;
      expect(status).toBe(400);
      expect(body).toMatchObject({ errors: [expect.objectContaining({ field })] });
    },
  );

  it('out of order ends in the same state: the agent’s connection is over before it joined', async () => {
    await customer.ringsAt('agent1');
    await customer.connect('agent1');
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'away' });
    await customer.leaves('agent1');
    // They were in the room: the customer has been talking to them, and no wait music comes back by
    // itself.
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked.at(-1)).toContain('hold');
    await customer.joins('agent1');
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');
  });

  it('that never said that an agent joined ends in the same state: an agent who answered, and hung up, was in the room', async () => {
    await desk.as('agent1').put('/api/agents/me/presence', { presence: 'away' });
    await customer.connect('agent1');
    const { order, sid } = desk.telephony.ringOf('agent1');
    await desk.webhook(`/voice/calls/${order.callId}/legs/${order.legId}/status`, {
      CallSid: sid,
      CallStatus: 'completed',
      SequenceNumber: '3',
    });
    await desk.doJobs();
    expect(await customer.state()).toBe('owner-lost');
    expect(desk.telephony.asked).toContain('hold with reconnecting');
  });

  it('that the customer has hung up is believed from the first report that says so', async () => {
    await customer.getsAnsweredBy('agent1');
    const { text } = await customer.after('completed');
    expect(text).toContain('<Hangup/>');
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'customer-hung-up' });
    await desk.doJobs();
    expect(desk.telephony.asked.slice(-2).sort()).toEqual(['close the room', 'hang up agent1']);
    expect(await desk.dataSource.manager.count(CallEntity)).toBe(1);
  });
});
