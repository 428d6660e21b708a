import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { aSid } from '../../testing/sids';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a room', () => {
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

  describe('lets in', () => {
    it('the agent who is wanted, under the label of their leg', async () => {
      const { order } = desk.telephony.ringOf('agent1');
      const { text } = await customer.connect('agent1');
      expect(text).toContain(`participantLabel="${order.legId}"`);
      expect(text).toContain(`>${customer.sid}</Conference>`);
    });

    it('no agent who accepts after the customer hung up, and says so', async () => {
      await customer.hangsUp();
      const { text } = await customer.connect('agent1');
      expect(text).toContain('already over');
      expect(text).not.toContain('<Conference');
    });

    it('no agent whose ring was withdrawn, and says so', async () => {
      await customer.ringEnds('agent1', 'no-answer');
      const { text } = await customer.connect('agent1');
      expect(text).toContain('no longer needed');
    });

    it.each(['agent2', 'nobody'])(
      'no %s in the place of the agent who was rung',
      async (agentId) => {
        const { order } = desk.telephony.ringOf('agent1');
        const { text } = await desk.webhook(
          `/conference/${customer.sid}/connect/${agentId}?leg=${order.legId}`,
          { CallSid: aSid('CA') },
        );
        expect(text).toContain('not known to the desk');
        expect(text).not.toContain('<Conference');
      },
    );

    it('nobody into a room that does not exist', async () => {
      const { order } = desk.telephony.ringOf('agent1');
      const { status, text } = await desk.webhook(
        `/conference/${aSid('CA')}/connect/agent1?leg=${order.legId}`,
        { CallSid: aSid('CA') },
      );
      expect(status).toBe(200);
      expect(text).toContain('not known to the desk');
    });
  });

  describe('that the customer has come out of', () => {
    it('because an agent ended the call, is followed by a farewell', async () => {
      await customer.getsAnsweredBy('agent1');
      await customer.wish('agent1', 'end');
      const { text } = await customer.after('in-progress');
      expect(text).toContain('Goodbye');
      expect(text).toContain('<Hangup/>');
    });

    it('because it was lost, is followed by another one of the same name, with the same agent', async () => {
      await desk.signsInAvailable('agent2');
      await customer.getsAnsweredBy('agent1');
      const { text } = await customer.after('in-progress');
      expect(text).toContain(`>${customer.sid}</Conference>`);
      expect(text).toContain('/after?entry=2');
      expect(await customer.row()).toMatchObject({ state: 'owner-lost', parked: 'waiting-room' });
      const waits = await desk.webhook('/conference/wait', { CallSid: customer.sid });
      expect(waits.text).toMatch(/connection to your agent was lost.*bring them back/);

      await desk.doJobs();
      expect(desk.telephony.asked).toContain('hang up agent1');
      await desk.beat('agent1');
      await desk.doJobs();
      expect(desk.telephony.asked.at(-1)).toBe('ring agent1 for recall');
      customer.isInNewRoom();
      await customer.getsAnsweredBy('agent1');
      expect(await customer.viewOf('agent1')).toMatchObject({
        state: 'connected',
        myRole: 'owner',
      });
      expect(desk.telephony.asked).not.toContain('resume');
    });

    it('because it was lost, is followed by the queue, ahead of others, when the agent has gone', async () => {
      await customer.getsAnsweredBy('agent1');
      await desk.as('agent1').delete('/api/session').expect(204);
      const second = await desk.customerCalls();
      await second.after('in-progress');
      await desk.dataSource.query(`UPDATE call SET started_at = now() WHERE id = $1`, [
        await customer.id(),
      ]);
      await customer.after('in-progress');
      await desk.doJobs();
      await desk.doJobsThatWait('grace_over');
      expect(await customer.row()).toMatchObject({ state: 'queued', parked: 'waiting-room' });
      const waits = await desk.webhook('/conference/wait', { CallSid: customer.sid });
      expect(waits.text).toContain('next in line');

      await desk.signsInAvailable('agent2');
      await desk.doJobs();
      expect([await customer.state(), await second.state()]).toEqual(['offering', 'queued']);
    });

    it('twice, says the carrier, is followed by the same, once', async () => {
      await customer.getsAnsweredBy('agent1');
      const first = await desk.webhook(`/conference/${customer.sid}/after?entry=1`, {
        CallSid: customer.sid,
        CallStatus: 'in-progress',
      });
      await desk.doJobs();
      await desk.beat('agent1');
      await desk.doJobs();
      customer.isInNewRoom();
      await customer.getsAnsweredBy('agent1');
      const replayed = await desk.webhook(`/conference/${customer.sid}/after?entry=1`, {
        CallSid: customer.sid,
        CallStatus: 'in-progress',
      });
      expect(replayed.text).toBe(first.text);
      expect(await customer.state()).toBe('connected');
    });

    it('does not come back by its late reports', async () => {
      await customer.getsAnsweredBy('agent1');
      await customer.after('in-progress');
      await customer.room('participant-join', {
        CallSid: customer.sid,
        ParticipantLabel: 'customer',
      });
      expect(await customer.row()).toMatchObject({ roomSid: null, state: 'owner-lost' });
    });

    it('does not come back by its late reports, although it was not known before its end', async () => {
      const old = customer.roomSid;
      await customer.after('in-progress');
      await customer.room('conference-end');
      customer.isInNewRoom();
      await customer.room('participant-join', {
        CallSid: customer.sid,
        ParticipantLabel: 'customer',
      });
      const inNewRoom = customer.roomSid;
      customer.roomSid = old;
      await customer.room('participant-join', {
        CallSid: customer.sid,
        ParticipantLabel: 'customer',
      });
      await customer.joins('agent1');
      expect(await customer.row()).toMatchObject({ roomSid: inNewRoom, state: 'offering' });
    });

    it("that we do not know leads to the customer's real place", async () => {
      const { status, text } = await desk.webhook(`/conference/${aSid('CA')}/after`, {
        CallSid: aSid('CA'),
        CallStatus: 'in-progress',
      });
      expect(status).toBe(200);
      expect(text).toContain('can no longer find your call');
    });
  });

  it('on hold plays music for long, or tells what is being done for the customer', async () => {
    const hold = async (audio: string) => {
      const path = `/conference/hold?audio=${audio}&callId=${await customer.id()}`;
      return (await desk.webhook(path, { CallSid: customer.sid })).text;
    };
    expect(await hold('hold-music')).toContain(
      '<Play>http://localhost:3000/audio/hold-music.wav</Play>',
    );
    expect(await hold('reconnecting')).toMatch(/finding somebody.*next in line.*<Redirect/);
    expect(await hold('something-else')).toContain('hold-music.wav');
  });
});
