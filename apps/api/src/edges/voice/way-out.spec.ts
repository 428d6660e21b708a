import { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { aSid } from '../../testing/sids';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a customer who has waited for too long', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    customer = await desk.customerCalls();
  });

  it('is led out of the room and asked, and no agent is rung meanwhile', async () => {
    const menu = await customer.waitsUntilAsked();
    expect(desk.telephony.asked).toEqual(['place the customer']);
    expect(menu).toMatch(/<Gather action="[^"]+\/choice\?entry=2#[^>]+numDigits="1"/);
    expect(menu).toMatch(/called back.*press 1.*message, press 2.*<\/Gather><Redirect/);
    expect(await customer.state()).toBe('asking');

    await desk.signsInAvailable('agent1');
    await desk.doJobs();
    expect(desk.telephony.rings).toEqual([]);
  });

  it('is asked once more when the answer to their key got lost, and the fallback address is asked', async () => {
    const menu = await customer.waitsUntilAsked();
    const { text } = await desk.webhook('/conference/fallback', { CallSid: customer.sid });
    expect(text).toBe(menu);
  });

  it('is not asked while an agent is being rung, but is asked when that ring fails', async () => {
    await desk.signsInAvailable('agent1');
    await desk.doJobs();
    await desk.doJobsThatWait('wait_over');
    expect(await customer.state()).toBe('offering');

    await customer.ringEnds('agent1', 'no-answer');
    expect(await customer.state()).toBe('queued');
    await customer.waitsUntilAsked();
    expect(await customer.state()).toBe('asking');
  });

  it('is not asked before the limit, which begins anew when they choose to wait', async () => {
    const limitOf = async () => {
      const [job] = await desk.dataSource.query<{ in_s: number }[]>(
        `SELECT extract(epoch FROM run_at - now())::int AS in_s FROM graphile_worker._private_jobs
          WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'wait_over')`,
      );
      return job?.in_s;
    };
    expect(await limitOf()).toBeGreaterThan(290);
    const [earlier] = await desk.jobs('wait_over');
    await customer.waitsUntilAsked();
    await customer.presses('3');
    expect(await limitOf()).toBeGreaterThan(290);

    await desk.addJobAgain(earlier);
    await desk.doJobs();
    expect(await customer.state()).toBe('queued');
  });

  it('is put through to an agent who becomes free after the limit, before they are asked', async () => {
    await desk.signsInAvailable('agent1');
    await desk.doJobs();
    await desk.dataSource.query(`UPDATE call SET waiting_since = now() - interval '1 hour'`);
    await desk.signsInAvailable('agent2');
    await customer.ringsAt('agent1');
    await customer.ringEnds('agent1', 'busy');
    await desk.doJobs();
    expect(desk.telephony.ringOf('agent2').order.callId).toBe(await customer.id());
    expect(await customer.state()).toBe('offering');
  });

  it.each([['3'], ['*'], ['']])('goes on waiting in a new room after the key "%s"', async (key) => {
    await customer.waitsUntilAsked();
    const { text } = await customer.presses(key);
    expect(text).toContain(`>${customer.sid}</Conference>`);
    expect(text).toContain('/after?entry=3');
    expect(await customer.row()).toMatchObject({
      state: 'queued',
      parked: 'waiting-room',
      roomEntry: 3,
    });

    await desk.signsInAvailable('agent1');
    await desk.doJobs();
    customer.isInNewRoom();
    await customer.getsAnsweredBy('agent1');
    expect(await customer.viewOf('agent1')).toMatchObject({ state: 'connected', myRole: 'owner' });
  });

  it('keeps their place in line by it', async () => {
    const later = await desk.customerCalls();
    await customer.waitsUntilAsked();
    await customer.presses('3');
    await later.presses('3');
    await desk.signsInAvailable('agent1');
    await desk.doJobs();
    expect([await customer.state(), await later.state()]).toEqual(['offering', 'queued']);
  });

  it('is brought back by the desk when the menu has never reached them', async () => {
    await customer.waitsUntilAsked();
    await desk.doJobsThatWait('choice_over');
    expect(desk.telephony.asked).toEqual(['place the customer', 'place the customer']);
    const { text } = await customer.asks('again');
    expect(text).toContain('/after?entry=3');
    expect(await customer.state()).toBe('queued');
  });

  it('is not brought back by the deadline of an earlier menu', async () => {
    await customer.waitsUntilAsked();
    const [earlier] = await desk.jobs('choice_over');
    await customer.presses('3');
    await customer.waitsUntilAsked();
    await desk.addJobAgain(earlier);
    await desk.doJobs();
    expect(await customer.state()).toBe('asking');
  });

  describe('and wants to be called back', () => {
    it('is told so and hung up, and every agent sees the wish', async () => {
      await customer.waitsUntilAsked();
      const { text } = await customer.presses('1');
      expect(text).toMatch(/We will call you back.*<Hangup\/>/);
      expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'callback-booked' });
      expect(await desk.openRequests()).toEqual([
        {
          callId: await customer.id(),
          kind: 'callback',
          customerNumber: '+12025550123',
          at: (await customer.row()).endedAt?.toISOString(),
          lastAt: (await customer.row()).endedAt?.toISOString(),
          times: 1,
          messages: [],
          claim: null,
          done: null,
        },
      ]);
    });

    it('is told the same when the carrier asks again, and has one wish', async () => {
      await customer.waitsUntilAsked();
      const answers = await Promise.all(Array.from({ length: 5 }, () => customer.presses('1')));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await desk.openRequests()).toHaveLength(1);
    });

    it('has said so although they hang up at once', async () => {
      await customer.waitsUntilAsked();
      await customer.presses('1');
      await customer.hangsUp();
      expect(await customer.row()).toMatchObject({ outcome: 'callback-booked' });
    });

    it.each([['anonymous'], ['+17378742833'], ['sip:x@anonymous.invalid'], ['client:somebody']])(
      'is not offered it at %s, and no key books it',
      async (number) => {
        const withheld = new CustomerOnTheLine(desk);
        await withheld.calls({ From: number });
        await desk.doJobs();
        expect(await withheld.waitsUntilAsked()).not.toContain('press 1');
        const { text } = await withheld.presses('1');
        expect(text).toContain('</Conference>');
        expect(await withheld.state()).toBe('queued');
      },
    );
  });

  describe('has not hung up when', () => {
    const ended = (roomSid = customer.roomSid) =>
      customer.room('conference-end', {
        ConferenceSid: roomSid,
        ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
        CallSidEndingConference: customer.sid,
      });
    const moved = () =>
      customer.room('participant-leave', {
        CallSid: customer.sid,
        ParticipantLabel: 'customer',
        ReasonParticipantLeft: 'participant_updated_via_api',
      });
    const joined = () =>
      customer.room('participant-join', { CallSid: customer.sid, ParticipantLabel: 'customer' });

    it('the room that they were led out of reports its end', async () => {
      await joined();
      await customer.waitsUntilAsked();
      await moved();
      await ended();
      expect(await customer.state()).toBe('asking');
    });

    it.each([
      ['the end', [ended]],
      ['that they left, and the end', [moved, ended]],
      ['everything, in another order', [ended, joined, moved, ended]],
    ])('a room reports %s that nobody had heard of', async (_, reports) => {
      await customer.waitsUntilAsked();
      for (const report of reports) await report();
      expect(await customer.row()).toMatchObject({ state: 'asking', roomSid: null });
    });

    it.each([
      ['the end', [ended]],
      ['everything', [joined, moved, ended]],
    ])('it reports %s only after they have chosen to wait', async (_, reports) => {
      await customer.waitsUntilAsked();
      await customer.presses('3');
      for (const report of reports) await report();
      expect(await customer.row()).toMatchObject({ state: 'queued', roomSid: null });
    });

    it('an order to come back, carried out although its answer was lost, is repeated', async () => {
      await customer.waitsUntilAsked();
      await desk.doJobsThatWait('choice_over');
      await ended(aSid('CF'));
      expect(await customer.state()).toBe('queued');
    });
  });

  it.each(['choice', 'message', 'silence?times=1', 'again'])(
    'and is unknown to the desk hears the truth at /%s',
    async (path) => {
      const stranger = new CustomerOnTheLine(desk);
      const { status, text } = await stranger.asks(path);
      expect(status).toBe(200);
      expect(text).toContain('can no longer find your call');
    },
  );

  it('hangs up in the menu like anywhere else', async () => {
    await customer.waitsUntilAsked();
    await customer.hangsUp();
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'customer-hung-up' });
    await desk.doJobsThatWait('choice_over');
    expect(await customer.state()).toBe('ended');
  });
});

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('at a desk where customers wait forever', () => {
  it('no customer is offered the way out', async () => {
    const desk = await Desk.open({ QUEUE_LIMIT_SECONDS: '0' });
    try {
      await desk.customerCalls();
      expect(await desk.jobs('wait_over')).toEqual([]);
    } finally {
      await desk.stop();
    }
  });
});
