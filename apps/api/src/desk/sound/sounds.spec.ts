import request from 'supertest';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import { CarrierError } from '../carrier/telephony';
import { Sounds } from './sounds';

const dueJobs = `SELECT payload, round(extract(epoch FROM run_at - now())) AS seconds
  FROM graphile_worker._private_jobs JOIN graphile_worker._private_tasks tasks ON tasks.id = task_id
  WHERE identifier = 'sound_due'`;

/*
 * Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records, and is
 * played by the test.
 */
describe('what a customer is to hear', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());

  const isDue = () =>
    desk.dataSource.query<{ payload: { order: number; part: number }; seconds: string }[]>(dueJobs);
  const timeIsOver = async () => {
    desk.telephony.asked.length = 0;
    await desk.doJobsThatWait('sound_due');
    return desk.telephony.asked;
  };
  /** The carrier fetches a document, and plays it. */
  const hears = async (path: string) => {
    const { text } = await desk.webhook(path, { CallSid: customer.sid });
    const leadIns = [...text.matchAll(/<Play>[^<]+(\/conference\/heard\/[^<#]+)/g)];
    return {
      text,
      leadIns: leadIns.map(([, written]) => (written ?? '').replaceAll('&amp;', '&')),
    };
  };
  const fetches = (path: string | undefined) =>
    request(desk.app.getHttpServer()).get(path ?? 'none');
  const holdDocument = async () => {
    const { id, soundOrder } = await customer.row();
    return `/conference/hold?audio=hold-music&callId=${id}&order=${soundOrder}&part=0`;
  };

  describe('on hold', () => {
    beforeEach(async () => {
      await desk.clear();
      await desk.signsInAvailable('agent1');
      customer = await desk.customerCalls();
      const { id, soundOrder } = await customer.row();
      const { leadIns } = await hears(`/conference/wait?callId=${id}&order=${soundOrder}&part=0`);
      await fetches(leadIns[0]);
      await customer.getsAnsweredBy('agent1');
      await customer.wish('agent1', 'hold');
    });

    it('is played again when the carrier never shows that it begins', async () => {
      expect(await isDue()).toMatchObject([{ payload: { part: 0 }, seconds: '2' }]);
      await hears(await holdDocument());
      expect(await timeIsOver()).toEqual(['hold with hold-music']);
      expect(await timeIsOver()).toEqual(['hold with hold-music']);
    });

    it('is left alone while it is heard, and played again when nothing follows the end of the music', async () => {
      const { leadIns, text } = await hears(await holdDocument());
      expect(text).toMatch(/<Play>[^<]+hold-music.wav<\/Play><Redirect.+&amp;part=1#/);
      const sound = await fetches(leadIns[0]).expect(200).expect('Content-Type', 'audio/wav');
      expect(sound.headers['cache-control']).toBe('no-store');
      expect((sound.body as Buffer).subarray(0, 4).toString()).toBe('RIFF');
      expect(await isDue()).toMatchObject([{ payload: { part: 1 }, seconds: '62' }]);
      await desk.doJobs();
      expect(await timeIsOver()).toEqual(['hold with hold-music']);
    });

    it('is played again once, on however many replicas, and whatever comes late', async () => {
      const { leadIns } = await hears(await holdDocument());
      const [job] = await desk.jobs('sound_due');
      await timeIsOver();
      desk.telephony.asked.length = 0;
      await desk.addJobAgain(job);
      await fetches(leadIns[0]).expect(200);
      await desk.doJobs();
      expect(desk.telephony.asked).toEqual([]);
      expect(await customer.row()).toMatchObject({ soundParts: 0, soundMisses: 1 });
      expect(await isDue()).toMatchObject([{ payload: { part: 0 }, seconds: '2' }]);
    });

    it('is asked for less often while the carrier plays nothing, and in time again afterwards', async () => {
      for (const seconds of ['2', '2', '2', '2', '2', '4', '4', '4']) {
        expect(await isDue()).toMatchObject([{ seconds }]);
        await timeIsOver();
      }
      const { leadIns } = await hears(await holdDocument());
      await fetches(leadIns[0]).expect(200);
      await timeIsOver();
      expect(await isDue()).toMatchObject([{ seconds: '2' }]);
    });

    it('is played again when it does not begin after an order that was repeated, although the first had begun', async () => {
      await customer.wish('agent1', 'resume');
      const hold = desk.telephony.hold.bind(desk.telephony);
      const first = jest.spyOn(desk.telephony, 'hold').mockImplementationOnce(async (...given) => {
        await hold(...given);
        const { leadIns } = await hears(await holdDocument());
        await fetches(leadIns[0]).expect(200);
        throw new CarrierError('unsure', 'The answer was lost.');
      });
      await customer.wish('agent1', 'hold');
      first.mockRestore();
      expect(await isDue()).toMatchObject([{ payload: { part: 0 }, seconds: '2' }]);
      expect(await timeIsOver()).toEqual(['hold with hold-music']);
    });

    it('is another order whenever the carrier is told, also by two at once, one of which it may do later', async () => {
      const orders: number[] = [];
      const hold = desk.telephony.hold.bind(desk.telephony);
      const told = jest.spyOn(desk.telephony, 'hold').mockImplementation((to, audio) => {
        orders.push(to.soundOrder);
        return hold(to, audio);
      });
      const { id: callId } = await customer.row();
      const held = { task: 'hold_customer', payload: { callId, audio: 'hold-music' } } as const;
      await desk.addJobAgain(held);
      await desk.addJobAgain(held);
      await desk.doJobs();
      told.mockRestore();
      expect(new Set(orders).size).toBe(2);
      expect(await isDue()).toMatchObject([{ payload: { order: Math.max(...orders), part: 0 } }]);
    });

    it('is played once more soon after it had been missing: the carrier may yet do what it was told before', async () => {
      await timeIsOver();
      const { leadIns } = await hears(await holdDocument());
      await fetches(leadIns[0]).expect(200);
      expect(await isDue()).toMatchObject([{ payload: { part: 1 }, seconds: '4' }]);
      expect(await timeIsOver()).toEqual(['hold with hold-music']);
      const again = await hears(await holdDocument());
      await fetches(again.leadIns[0]).expect(200);
      expect(await isDue()).toMatchObject([{ payload: { part: 1 }, seconds: '62' }]);
    });

    it('is played once more, too, when an order before it has not begun, which the carrier may do later', async () => {
      const { id: callId } = await customer.row();
      await desk.addJobAgain({ task: 'hold_customer', payload: { callId, audio: 'hold-music' } });
      await desk.doJobs();
      const { leadIns } = await hears(await holdDocument());
      await fetches(leadIns[0]).expect(200);
      expect(await isDue()).toMatchObject([{ payload: { part: 1 }, seconds: '4' }]);
    });

    it('is played although the carrier refuses to hold them, where they are on hold anyway', async () => {
      await customer.wish('agent1', 'resume');
      desk.telephony.failNext('resume', 'refused');
      await customer.wish('agent1', 'hold');
      await customer.wish('agent1', 'resume');
      expect(await customer.state()).toBe('held');
      expect(await timeIsOver()).toEqual(['hold with hold-music']);
    });

    it('is played again when the process is gone that the carrier has asked for its beginning', async () => {
      const { leadIns } = await hears(await holdDocument());
      await fetches(leadIns[0]).expect(200);
      const now = Date.now();
      desk.telephony.asked.length = 0;
      await desk.app.get(Sounds).repeatSince(new Date(now + 60_000));
      await desk.doJobs();
      expect(desk.telephony.asked).toEqual([]);
      await desk.app.get(Sounds).repeatSince(new Date(now - 10_000));
      await desk.doJobs();
      expect(desk.telephony.asked).toEqual(['hold with hold-music']);
    });

    it('is nothing once they talk again', async () => {
      await customer.wish('agent1', 'resume');
      expect(await timeIsOver()).toEqual([]);
    });

    it('is what fits how the call stands by then', async () => {
      const held = await holdDocument();
      await customer.leaves('agent1');
      const { leadIns } = await hears(held);
      await fetches(leadIns[0]).expect(200);
      expect(await timeIsOver()).toEqual(['hold with reconnecting']);
    });

    it('tells of what is said and of the music by a sound each', async () => {
      const path = (await holdDocument()).replace('hold-music', 'reconnecting');
      const { leadIns } = await hears(path);
      await fetches(leadIns[0]).expect(200);
      expect(await isDue()).toMatchObject([{ payload: { part: 1 }, seconds: '8' }]);
      await fetches(leadIns[1]).expect(200);
      expect(await isDue()).toMatchObject([{ payload: { part: 2 }, seconds: '62' }]);
    });
  });

  describe('in the waiting room', () => {
    beforeEach(async () => {
      await desk.clear();
      customer = await desk.customerCalls();
    });

    it('is played again when it does not begin', async () => {
      expect(await isDue()).toMatchObject([{ seconds: '3' }]);
      expect(await timeIsOver()).toEqual(['find the room', 'play to the waiting customer']);
      expect(await isDue()).toMatchObject([{ payload: { order: 2, part: 0 }, seconds: '2' }]);
    });

    it('is played in a new room when that does not help', async () => {
      await timeIsOver();
      expect(await timeIsOver()).toEqual([
        ...['find the room', 'look into the room', 'place the customer'],
      ]);
      expect(await customer.row()).toMatchObject({ state: 'queued', roomEntry: 2 });
    });

    it('is left alone when somebody is with them and the desk has not heard of it', async () => {
      desk.telephony.inRoom.set(customer.sid, { isHeld: false });
      desk.telephony.inRoom.set('CA-of-an-agent', { isHeld: false });
      await timeIsOver();
      expect(await timeIsOver()).toEqual(['find the room', 'look into the room']);
      expect(await isDue()).toHaveLength(1);
    });

    it('is played again although the carrier does not answer', async () => {
      desk.telephony.failNext('playWhileWaiting', 'unsure');
      await timeIsOver();
      expect(await isDue()).toHaveLength(1);
    });

    it('goes on from document to document', async () => {
      const { id, soundOrder } = await customer.row();
      const first = await hears(`/conference/wait?callId=${id}&order=${soundOrder}&part=0`);
      for (const leadIn of first.leadIns) await fetches(leadIn).expect(200);
      expect(await isDue()).toMatchObject([{ payload: { part: 2 }, seconds: '62' }]);
      expect(first.text).toMatch(/<Redirect[^>]+>[^<]+\/conference\/wait\?[^<]+part=2#/);
      const next = await hears(`/conference/wait?callId=${id}&order=${soundOrder}&part=2`);
      for (const leadIn of next.leadIns) await fetches(leadIn).expect(200);
      expect(await isDue()).toMatchObject([{ payload: { part: 4 }, seconds: '62' }]);
    });

    it('is nothing once the call is over', async () => {
      await customer.hangsUp();
      expect(await timeIsOver()).toEqual([]);
    });
  });
});
