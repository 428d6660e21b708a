import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
  bench.application.answers('/voice', twiml('<Say>Hello</Say>', '<Pause length="600"/>'));
});

afterEach(() => bench.stop());

const toAda = { to: 'client:ada', from: DESK_NUMBER, twiml: twiml('<Pause length="600"/>') };

describe('creating a call', () => {
  it('answers at once that it is queued, with every field', async () => {
    const call = await bench.client.calls.create(toAda);
    expect(call.toJSON()).toMatchObject({
      answeredBy: null,
      apiVersion: '2010-04-01',
      direction: 'outbound-api',
      duration: null,
      endTime: null,
      forwardedFrom: null,
      from: DESK_NUMBER,
      fromFormatted: '(202) 555-0100',
      parentCallSid: null,
      price: null,
      priceUnit: 'USD',
      queueTime: '0',
      startTime: null,
      status: 'queued',
      to: 'client:ada',
      uri: `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}.json`,
    });
  });

  it.each([
    ['nobody to call', { to: '' }, 21201],
    ['nobody who calls', { from: '' }, 21213],
    ['a target that is none', { to: 'ada' }, 21211],
    ['a caller that is none', { from: 'desk' }, 21212],
    [
      'a caller whose number is not the account’s',
      { to: CUSTOMER_NUMBER, from: '+12025550199' },
      21210,
    ],
    ['an address that is none', { url: 'nowhere', twiml: undefined }, 21205],
    ['no document', { twiml: undefined }, 21205],
    [
      'inline TwiML of more than 4000 characters',
      { twiml: twiml(`<Say>${'x'.repeat(4_000)}</Say>`) },
      32018,
    ],
    ['an application that does not exist', { applicationSid: 'AP0' }, 21218],
    ['a timeout out of range', { timeout: 601 }, 20001],
  ])('is refused for %s', async (_situation, change, code) => {
    const order = { ...toAda, ...change } as Parameters<typeof bench.client.calls.create>[0];
    await expect(bench.client.calls.create(order)).rejects.toMatchObject({
      status: 400,
      code,
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
  });

  it.each(['sip:ada@example.com', 'sips:ada@example.com', 'app:AP1', 'sim:DE1', 'whatsapp:+1'])(
    'is refused as not imitated when Twilio could call it: %s',
    async (to) => {
      const order = bench.client.calls.create({ ...toAda, to });
      await expect(order).rejects.toMatchObject({ status: 501, code: 20501 });
      expect(await bench.client.calls.list()).toEqual([]);
    },
  );

  it('warns about wishes that have no effect here', async () => {
    await bench.client.calls.create({ ...toAda, record: true, machineDetection: 'Enable' });
    const [call] = bench.simulator.state().calls;
    expect(call?.warnings.map(({ message }) => message)).toEqual([
      'Record has no effect in this simulator',
      'MachineDetection has no effect in this simulator',
    ]);
  });

  it('takes a number as people write it, as a Dial does', async () => {
    const order = { to: '+1 (202) 555-0111', from: DESK_NUMBER, twiml: '<Response/>' };
    expect(await bench.client.calls.create(order)).toMatchObject({ to: '+12025550111' });
  });

  it('warns about events that are listed with commas', async () => {
    const statusCallbackEvent = ['initiated,ringing'];
    const statusCallback = `${bench.application.url}/leg`;
    await bench.client.calls.create({ ...toAda, statusCallback, statusCallbackEvent });
    const [call] = bench.simulator.state().calls;
    expect(call?.warnings).toMatchObject([{ code: 21626 }]);
  });

  it('follows Url when Twiml is sent too', async () => {
    bench.simulator.phones.client('ada').onRing = 'answer';
    const url = `${bench.application.url}/agent`;
    await bench.client.calls.create({ ...toAda, url });
    await bench.application.gets('/agent');
  });

  it('lets calls wait for the account’s rate', async () => {
    await bench.stop();
    bench = await startBench({ callsPerSecond: 1 });
    const ada = bench.simulator.phones.client('ada');
    await bench.client.calls.create(toAda);
    const second = await bench.client.calls.create(toAda);
    await bench.simulator.settled();
    expect(ada.calls).toHaveLength(1);
    await bench.clock.advance(1_000);
    expect(ada.calls).toHaveLength(2);
    expect(await bench.client.calls(second.sid).fetch()).toMatchObject({
      queueTime: '1000',
      status: 'ringing',
    });
  });

  it('says nothing to anybody when a call is canceled while it waits', async () => {
    await bench.stop();
    bench = await startBench({ callsPerSecond: 1 });
    await bench.client.calls.create(toAda);
    const waiting = await bench.client.calls.create({
      ...toAda,
      statusCallback: `${bench.application.url}/leg`,
    });
    await bench.client.calls(waiting.sid).update({ status: 'canceled' });
    await bench.clock.advance(5_000);
    expect(bench.application.to('/leg')).toHaveLength(0);
    expect((await bench.client.calls(waiting.sid).fetch()).status).toBe('canceled');
  });
});

describe('updating a call', () => {
  it('gives it another document in place of the running one', async () => {
    bench.application.answers('/other', twiml('<Say>elsewhere</Say>'));
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    await bench.client.calls(caller.sid).update({ url: `${bench.application.url}/other` });
    await bench.application.gets('/other');
    await bench.simulator.settled();
    expect(bench.simulator.state().calls[0]).toMatchObject({ verb: 'Say', status: 'in-progress' });
  });

  it('hangs it up', async () => {
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    const call = await bench.client.calls(caller.sid).update({ status: 'completed' });
    expect(call.status).toBe('completed');
    await caller.waitsUntilOver();
  });

  it('leaves an answered call alone when it only cancels', async () => {
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    const call = await bench.client.calls(caller.sid).update({ status: 'canceled' });
    expect(call.status).toBe('in-progress');
  });

  it.each([{ status: 'completed' as const }, { twiml: twiml('<Say>late</Say>') }])(
    'is refused once the call is over: %j',
    async (change) => {
      const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
      await caller.waitsUntilAnswered();
      caller.hangUp();
      await expect(bench.client.calls(caller.sid).update(change)).rejects.toMatchObject({
        status: 400,
        code: 21220,
        message: 'Call is not in-progress. Cannot redirect.',
      });
    },
  );

  it('takes a new status callback, which keeps the events', async () => {
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    const statusCallback = `${bench.application.url}/new`;
    await bench.client.calls(caller.sid).update({ statusCallback });
    caller.hangUp();
    await bench.application.gets('/new', ({ CallStatus }) => CallStatus === 'completed');
  });
});

describe('a time limit', () => {
  it('ends the call, counted from its answer', async () => {
    const ada = bench.simulator.phones.client('ada');
    await bench.client.calls.create({ ...toAda, timeLimit: 30 });
    const call = await ada.rings();
    await bench.clock.advance(10_000);
    call.answer();
    await bench.clock.advance(29_000);
    expect(call.hasEnded).toBe(false);
    await bench.clock.advance(1_100);
    expect(call.hasEnded).toBe(true);
  });

  it('can be given later, counted from then', async () => {
    const ada = bench.simulator.phones.client('ada');
    ada.onRing = 'answer';
    const { sid } = await bench.client.calls.create({ ...toAda, timeLimit: 30 });
    await bench.clock.advance(10_000);
    await bench.client.calls(sid).update({ timeLimit: 60 });
    await bench.clock.advance(50_000);
    expect(ada.currentCall?.sid).toBe(sid);
    await bench.clock.advance(10_100);
    expect(ada.currentCall).toBeUndefined();
  });
});

describe('calls that are looked up', () => {
  it('are found by what they are', async () => {
    bench.simulator.phones.client('ada');
    const call = await bench.client.calls.create(toAda);
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    const sids = async (filter: Parameters<typeof bench.client.calls.list>[0]) =>
      (await bench.client.calls.list(filter)).map(({ sid }) => sid);

    expect(await sids({})).toEqual([caller.sid, call.sid]);
    expect(await sids({ to: 'client:ada' })).toEqual([call.sid]);
    expect(await sids({ status: 'in-progress' })).toEqual([caller.sid]);
    expect(await sids({ startTimeAfter: new Date(bench.clock.now() + 86_400_000) })).toEqual([]);
  });

  it('come in pages, from the newest to the oldest', async () => {
    for (let count = 0; count < 7; count += 1) await bench.client.calls.create(toAda);
    const calls = await bench.client.calls.list({ pageSize: 3 });
    expect(new Set(calls.map(({ sid }) => sid)).size).toBe(7);
    const page = await bench.client.calls.page({ pageSize: 3 });
    expect(page.instances).toHaveLength(3);
    expect(page.nextPageUrl).toContain('PageToken=');
  });

  it('are deleted only when they are over', async () => {
    bench.simulator.phones.client('ada');
    const call = bench.client.calls((await bench.client.calls.create(toAda)).sid);
    await expect(call.remove()).rejects.toMatchObject({ code: 20009 });
    await call.update({ status: 'canceled' });
    expect(await call.remove()).toBe(true);
    await expect(call.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
