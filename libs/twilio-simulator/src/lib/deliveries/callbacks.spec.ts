import { validateRequest } from 'twilio';
import {
  AUTH_TOKEN,
  CUSTOMER_NUMBER,
  DESK_NUMBER,
  startBench,
  twiml,
  type Bench,
} from '../testing/bench';

let bench: Bench;

/**
 * Rings a client that answers and hangs up, with every event reported; returns the events in their
 * order of arrival.
 */
async function eventsOfOneCall(): Promise<readonly string[]> {
  const { application, client, simulator } = bench;
  simulator.phones.client('ada').onRing = 'answer';
  await client.calls.create({
    to: 'client:ada',
    from: DESK_NUMBER,
    twiml: '<Response><Hangup/></Response>',
    statusCallback: `${application.url}/status`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  });
  await simulator.settled();
  await bench.clock.advance(60_000);
  return application.forms('/status').map((form) => form['CallStatus'] ?? '');
}

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('the callbacks of a call', () => {
  it('carry consecutive numbers from 0, the time and their source', async () => {
    await eventsOfOneCall();
    const forms = [...bench.application.forms('/status')].sort(
      (one, other) => Number(one['SequenceNumber']) - Number(other['SequenceNumber']),
    );
    expect(forms.map((form) => [form['SequenceNumber'], form['CallStatus']])).toEqual([
      ['0', 'initiated'],
      ['1', 'ringing'],
      ['2', 'in-progress'],
      ['3', 'completed'],
    ]);
    expect(forms[3]).toMatchObject({
      CallbackSource: 'call-progress-events',
      Timestamp: 'Mon, 05 Jan 2026 09:00:00 +0000',
      CallDuration: '0',
      Duration: '0',
    });
    expect(forms[0]).not.toHaveProperty('CallDuration');
  });

  it('are told as warning 15003 of the call when they are not taken', async () => {
    bench.application.answers('/status', { status: 503 });
    await eventsOfOneCall();
    const [shown] = bench.simulator.state().calls;
    expect(shown?.warnings.map(({ code }) => code)).toEqual([15003, 15003, 15003, 15003]);
  });

  it('are lost when a fault drops them, and the loss is on record', async () => {
    bench.simulator.faults.callbacks.add({ event: 'completed', does: 'drop' });
    expect(await eventsOfOneCall()).not.toContain('completed');
    expect(bench.simulator.deliveries.all()).toContainEqual(
      expect.objectContaining({ event: 'completed', outcome: 'dropped' }),
    );
  });

  it('arrive twice when a fault doubles them', async () => {
    bench.simulator.faults.callbacks.add({ event: 'ringing', does: 'double' });
    const events = await eventsOfOneCall();
    expect(events.filter((event) => event === 'ringing')).toHaveLength(2);
  });

  it('arrive late when a fault delays them', async () => {
    bench.simulator.faults.callbacks.add({ event: 'initiated', does: 'delay', delayMs: 30_000 });
    expect((await eventsOfOneCall()).at(-1)).toBe('initiated');
  });

  it('are overtaken by the next one when a fault reorders them', async () => {
    bench.simulator.faults.callbacks.add({ event: 'answered', does: 'reorder' });
    const events = await eventsOfOneCall();
    expect(events.indexOf('in-progress')).toBeGreaterThan(events.indexOf('completed'));
  });

  it('arrive late when nothing follows that could overtake them', async () => {
    bench.simulator.faults.callbacks.add({ event: 'completed', does: 'reorder', delayMs: 4_000 });
    expect((await eventsOfOneCall()).at(-1)).toBe('completed');
  });

  it('are all kept when several are to be overtaken', async () => {
    bench.simulator.faults.callbacks.add({ event: 'call-status', does: 'reorder', times: 3 });
    expect([...(await eventsOfOneCall())].sort()).toEqual([
      'completed',
      'in-progress',
      'initiated',
      'ringing',
    ]);
  });

  it('arrive again much later when a fault doubles them with a delay', async () => {
    bench.simulator.faults.callbacks.add({ event: 'ringing', does: 'double', delayMs: 30_000 });
    const events = await eventsOfOneCall();
    expect(events.filter((event) => event === 'ringing')).toHaveLength(2);
    expect(events.at(-1)).toBe('ringing');
  });

  it('come with a copy that Twilio has not signed when a fault forges them', async () => {
    bench.simulator.faults.callbacks.add({ event: 'completed', does: 'forge' });
    await eventsOfOneCall();
    const url = `${bench.application.url}/status`;
    const signed = bench.application
      .to('/status')
      .filter(({ form }) => form['CallStatus'] === 'completed')
      .map(({ headers, form }) =>
        validateRequest(AUTH_TOKEN, String(headers['x-twilio-signature']), url, form),
      );
    expect(signed).toEqual([false, true]);
  });

  it('are lost only for the call that the fault is about', async () => {
    bench.simulator.faults.callbacks.add({ event: '*', does: 'drop', about: 'CA0' });
    expect(await eventsOfOneCall()).toHaveLength(4);
    expect(bench.simulator.faults.callbacks.pending()).toHaveLength(1);
  });

  it('wait as long as the jitter says', async () => {
    await bench.stop();
    bench = await startBench({
      callbackDelayMs: ({ event }) => (event === 'initiated' ? 900 : 0),
    });
    expect((await eventsOfOneCall()).at(-1)).toBe('initiated');
  });

  it('do not repeat after a 500, which is on record', async () => {
    bench.application.answers('/status', { status: 500 });
    await eventsOfOneCall();
    expect(bench.application.to('/status')).toHaveLength(4);
    expect(
      bench.simulator.deliveries.all().filter(({ outcome }) => outcome === 'failed'),
    ).toHaveLength(4);
  });
});

describe('the status callback of a number', () => {
  it('tells only the end', async () => {
    const { application, simulator } = bench;
    application.answers('/voice', twiml('<Pause/>', '<Hangup/>'));
    const call = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await bench.clock.advance(61_000);
    await call.waitsUntilOver();
    await simulator.settled();
    expect(application.forms('/number-status')).toMatchObject([
      { CallSid: call.sid, CallStatus: 'completed', SequenceNumber: '0' },
    ]);
  });
});

describe('the callbacks of a conference', () => {
  it('are told as warning 16011 when they are not taken, also those about nobody', async () => {
    const { application, simulator } = bench;
    application.answers('/events', { status: 500 });
    const events = 'statusCallback="/events" statusCallbackEvent="join end"';
    application.answers('/voice', twiml(`<Dial><Conference ${events}>room</Conference></Dial>`));
    const caller = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    await simulator.settled();
    caller.hangUp();
    await simulator.settled();
    expect(simulator.state().calls[0]?.warnings.map(({ code }) => code)).toEqual([16011, 16011]);
  });
});
