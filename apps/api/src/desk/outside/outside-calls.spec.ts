import { textOf } from '@baton/call-flow';
import { type CurrentCall, currentCallSchema } from '@baton/shared-types';
import type { Response } from 'supertest';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a call to an outside number', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open({ OUTSIDE_CALLS_PER_HOUR: '2' });
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
  });

  const expert = '+12025550199';
  const dials = async (number: string, mode = 'add'): Promise<Response> => {
    const wish = { mode, target: { kind: 'number', number } };
    return desk.as('agent1').post(`/api/calls/${await customer.id()}/transfers`, wish);
  };
  const givesUp = async () => {
    await desk.doJobs();
    await customer.settleTransfer('agent1', 'cancel');
    await customer.ringEnds(expert, 'canceled');
  };

  it('is rung where the country of the desk’s number is allowed', async () => {
    expect((await dials(expert)).status).toBe(201);
    await desk.doJobs();
    expect(desk.telephony.asked).toContain(`ring ${expert} for add`);
  });

  it.each([
    ['+25261234567', 'number_abroad'],
    ['+19005550123', 'number_premium'],
    ['+881612345678', 'number_network'],
    ['+12020550100', 'number_unknown'],
  ])('is refused at %s, the field is named, and nothing rings', async (number, code) => {
    const response = await dials(number);
    expect([response.status, response.body as unknown]).toEqual([
      400,
      expect.objectContaining({
        code,
        errors: [{ field: 'target.number', message: expect.stringContaining(number) as string }],
      }),
    ]);
    await desk.doJobs();
    expect(desk.telephony.rings.map(({ order }) => textOf(order.party))).toEqual(['agent1']);
    expect(await customer.state()).toBe('connected');
  });

  it.each([
    ['the customer’s', '+12025550123', 'target_is_the_customer'],
    ['the desk’s', '+12025550100', 'target_is_the_desk'],
  ])('is refused where the number is %s own', async (_, number, code) => {
    const response = await dials(number);
    expect([response.status, (response.body as { code: string }).code]).toEqual([409, code]);
  });

  it.each([
    '\u202d+1 (202) 555-0199\u202c',
    'tel:+1-202-555-0199',
    '202.555.0199',
    '011 1 202 555 0199',
  ])('is understood where it is written as %j', async (typed) => {
    expect((await dials(typed)).status).toBe(201);
    expect((await customer.viewOf('agent1')).transfer?.target.id).toBe(expert);
  });

  it.each([
    ['911', 'emergency'],
    ['+1 911', 'emergency'],
    ['sip:someone@example.com', 'link'],
    ['+12025550199,900', 'one number'],
    ['tel:+12025550199;ext=7', 'Extension 7'],
  ])('is refused where it is written as %j, with words', async (typed, words) => {
    const response = await dials(typed);
    expect([response.status, response.body as unknown]).toEqual([
      400,
      expect.objectContaining({
        code: 'number_unreadable',
        detail: expect.stringContaining(words) as string,
      }),
    ]);
  });

  it('is refused to an agent who has called as many in an hour as they may, until the hour is over', async () => {
    for (let calls = 0; calls < 2; calls += 1) {
      expect((await dials(expert)).status).toBe(201);
      await givesUp();
    }
    const response = await dials(expert);
    expect([response.status, response.body as unknown]).toEqual([
      409,
      expect.objectContaining({
        code: 'outside_limit',
        detail: expect.stringContaining('Try again in 60 min') as string,
      }),
    ]);
    await desk.dataSource.query(`UPDATE transfer SET started_at = started_at - interval '1 hour'`);
    expect((await dials(expert)).status).toBe(201);
  });

  describe('that has been handed the customer', () => {
    beforeEach(async () => {
      await desk.signIn('agent2');
      await dials(expert, 'blind');
      await desk.doJobs();
      await customer.connect(expert);
      await customer.joins(expert);
      await desk.doJobs();
    });

    it('loses them when the agent who handed them out ends the call', async () => {
      expect(await customer.viewOf('agent1')).toMatchObject({
        state: 'connected',
        myRole: 'past',
        availableActions: ['end'],
      });
      expect((await customer.wish('agent1', 'end')).status).toBe(200);
      expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'agent-ended' });
    });

    it('is shown to the agent who handed them out, also after another sign-in, and not once the call is over', async () => {
      const seenBy = async (agentId: string): Promise<CurrentCall> => {
        const answer = await desk.as(agentId).get('/api/calls/current').expect(200);
        return currentCallSchema.parse(answer.body);
      };
      await desk.signIn('agent1');
      const view = { id: await customer.id(), myRole: 'past', availableActions: ['end'] };
      expect(await seenBy('agent1')).toMatchObject({ call: null, handedOut: [view] });
      expect(await seenBy('agent2')).toEqual({ call: null, handedOut: [] });

      await customer.hangsUp();
      expect(await seenBy('agent1')).toEqual({ call: null, handedOut: [] });
    });

    it('is shown beside the next call of the agent who handed them out', async () => {
      const next = await desk.customerCalls();
      await next.getsAnsweredBy('agent1');
      const answer = await desk.as('agent1').get('/api/calls/current').expect(200);
      expect(answer.body).toMatchObject({
        call: { id: await next.id() },
        handedOut: [{ id: await customer.id() }],
      });
    });

    it('is not ended by anybody else', async () => {
      expect((await customer.wish('agent2', 'end')).status).toBe(403);
      expect(await customer.state()).toBe('connected');
    });
  });

  it('that the carrier refuses to ring has failed with the carrier’s code', async () => {
    desk.telephony.failNext('ring', 'refused', '21215');
    await dials(expert, 'consult');
    await desk.doJobs();
    expect((await customer.viewOf('agent1')).transfer).toMatchObject({
      outcome: 'failed',
      failureCode: '21215',
    });
  });

  it('is not rung where the customer cannot be put on hold, and it is said so', async () => {
    desk.telephony.failNext('hold', 'refused');
    await dials(expert, 'consult');
    await desk.doJobs();
    expect((await customer.viewOf('agent1')).transfer).toMatchObject({
      outcome: 'failed',
      failureCode: 'hold',
    });
  });

  it.each([
    [{ ErrorCode: '13224' }, '13224'],
    [{ ErrorCode: '', SipResponseCode: '404' }, '404'],
    [{ ErrorCode: '0', SipResponseCode: '503' }, '503'],
  ])('that is reported as failed with %j has failed with %s', async (form, code) => {
    await dials(expert, 'add');
    await desk.doJobs();
    const { order, sid } = desk.telephony.ringOf(expert);
    await desk.webhook(`/voice/calls/${order.callId}/legs/${order.legId}/status`, {
      CallSid: sid,
      CallStatus: 'failed',
      SequenceNumber: '3',
      ...form,
    });
    expect((await customer.viewOf('agent1')).transfer).toMatchObject({
      outcome: 'failed',
      failureCode: code,
    });
  });

  it('shows a code that is reported after the end was found out, too', async () => {
    await dials(expert, 'add');
    await desk.doJobs();
    const { order, sid } = desk.telephony.ringOf(expert);
    const path = `/voice/calls/${order.callId}/legs/${order.legId}/status`;
    await desk.webhook(path, { CallSid: sid, CallStatus: 'failed', SequenceNumber: '3' });
    const { version } = await customer.viewOf('agent1');
    const late = { CallSid: sid, CallStatus: 'failed', SequenceNumber: '4', ErrorCode: '21217' };
    await desk.webhook(path, late);
    const view = await customer.viewOf('agent1');
    expect(view.transfer?.failureCode).toBe('21217');
    expect(view.version).toBeGreaterThan(version);
  });
});
