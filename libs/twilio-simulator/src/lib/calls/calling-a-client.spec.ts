import { APPLICATION_SID, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

async function place(options: { timeout?: number; to?: string } = {}): Promise<string> {
  const { sid } = await bench.client.calls.create({
    to: 'client:ada',
    from: DESK_NUMBER,
    url: `${bench.application.url}/agent`,
    statusCallback: `${bench.application.url}/leg`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    ...options,
  });
  await bench.simulator.settled();
  return sid;
}

async function statusOf(sid: string): Promise<string> {
  return (await bench.client.calls(sid).fetch()).status;
}

function reported(): readonly (string | undefined)[] {
  return [...bench.application.forms('/leg')]
    .sort((one, other) => Number(one['SequenceNumber']) - Number(other['SequenceNumber']))
    .map((form) => form['CallStatus']);
}

// https://github.com/TwilioDevEd/voice-quickstart-server-node/issues/19 and the issues named in the
// tests
describe('a client that is not registered', () => {
  it('does not answer, at once', async () => {
    const sid = await place();
    expect(await bench.client.calls(sid).fetch()).toMatchObject({
      status: 'no-answer',
      duration: null,
    });
    expect(reported()).toEqual(['initiated', 'no-answer']);
  });

  it('can be called again as soon as it is registered', async () => {
    const phone = bench.simulator.phones.client('ada');
    phone.unregister();
    expect(await statusOf(await place())).toBe('no-answer');
    phone.register();
    expect(await statusOf(await place())).toBe('ringing');
  });

  it('is another one when the case differs', async () => {
    bench.simulator.phones.client('Ada');
    expect(await statusOf(await place())).toBe('no-answer');
  });
});

describe('a client that rings', () => {
  it('is told who calls, with the parameters of the address', async () => {
    const ada = bench.simulator.phones.client('ada');
    const sid = await place({ to: 'client:ada?callId=7&name=Smith%20%26%20Sons' });
    const call = await ada.rings();
    expect(call.incoming).toEqual({
      callSid: sid,
      from: DESK_NUMBER,
      to: 'client:ada',
      stirStatus: 'TN-Validation-Passed-A',
      params: { callId: '7', name: 'Smith & Sons' },
    });
    expect(await bench.client.calls(sid).fetch()).toMatchObject({ to: 'client:ada' });
  });

  it('is asked for its document only when it has answered', async () => {
    bench.application.answers('/agent', twiml('<Pause length="60"/>'));
    const ada = bench.simulator.phones.client('ada');
    await place();
    expect(bench.application.to('/agent')).toHaveLength(0);
    (await ada.rings()).answer();
    const { form } = await bench.application.gets('/agent');
    expect(form).toMatchObject({ CallStatus: 'in-progress', Direction: 'outbound-api' });
  });

  it('is busy when it declines, and its other tabs stop ringing', async () => {
    const first = bench.simulator.phones.client('ada', 'first');
    const second = bench.simulator.phones.client('ada', 'second');
    const sid = await place();
    (await first.rings()).reject();
    await (await second.rings()).waitsUntilOver();
    expect(await statusOf(sid)).toBe('busy');
    await bench.simulator.settled();
    expect(reported()).toEqual(['initiated', 'ringing', 'busy']);
  });

  it('belongs to the first tab that answers; the second is too late', async () => {
    const first = bench.simulator.phones.client('ada', 'first');
    const second = bench.simulator.phones.client('ada', 'second');
    await place();
    const [one, other] = [await first.rings(), await second.rings()];
    expect(one.answer()).toBe(true);
    expect(other.hasEnded).toBe(true);
    expect(other.answer()).toBe(false);
  });

  it('rings five seconds longer than the timeout when it is ignored', async () => {
    bench.simulator.phones.client('ada').onRing = 'ignore';
    const sid = await place({ timeout: 15 });
    await bench.clock.advance(19_900);
    expect(await statusOf(sid)).toBe('ringing');
    await bench.clock.advance(200);
    expect(await statusOf(sid)).toBe('no-answer');
  });

  it('goes on ringing for the caller when it is in another call', async () => {
    const ada = bench.simulator.phones.client('ada');
    ada.onRing = 'answer';
    bench.application.answers('/agent', twiml('<Pause length="600"/>'));
    await place();
    const sid = await place({ timeout: 10 });
    expect(await statusOf(sid)).toBe('ringing');
    await bench.clock.advance(15_100);
    expect(await statusOf(sid)).toBe('no-answer');
  });

  it('goes on ringing for the caller when its tab is closed', async () => {
    const ada = bench.simulator.phones.client('ada');
    const sid = await place();
    ada.unregister();
    expect(await statusOf(sid)).toBe('ringing');
  });

  it('stops when the call is canceled', async () => {
    const ada = bench.simulator.phones.client('ada');
    const sid = await place();
    await bench.client.calls(sid).update({ status: 'canceled' });
    expect((await ada.rings()).hasEnded).toBe(true);
    expect(await statusOf(sid)).toBe('canceled');
  });
});

describe('a client that calls', () => {
  it('is handled by its application, which sees the identity, and once the parameters, never in place of its own fields', async () => {
    bench.application.answers('/client-voice', twiml('<Redirect>/next</Redirect>'));
    const ada = bench.simulator.phones.client('ada');
    const call = ada.call('', {
      applicationSid: APPLICATION_SID,
      params: { To: '+12025550122', case: '7', From: 'client:root', CallSid: 'CA0' },
    });
    const { form } = await bench.application.gets('/client-voice');
    expect(form).toMatchObject({
      CallSid: call.sid,
      From: 'client:ada',
      To: '+12025550122',
      case: '7',
      Direction: 'inbound',
    });
    expect((await bench.application.gets('/next')).form).not.toHaveProperty('case');
  });

  it('is cut off when its application does not exist', async () => {
    const call = bench.simulator.phones.client('ada').call('', { applicationSid: 'AP0' });
    await call.waitsUntilOver();
    expect(await statusOf(call.sid)).toBe('failed');
  });
});
