import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;

const OUTSIDE = '+12025550150';

beforeEach(async () => {
  bench = await startBench();
  bench.application.answers('/outside', twiml('<Pause length="60"/>'));
});

afterEach(() => bench.stop());

async function place(
  options: { timeout?: number; to?: string; from?: string; sendDigits?: string } = {},
) {
  const { sid } = await bench.client.calls.create({
    to: OUTSIDE,
    from: DESK_NUMBER,
    url: `${bench.application.url}/outside`,
    statusCallback: `${bench.application.url}/leg`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    ...options,
  });
  await bench.simulator.settled();
  return sid;
}

/**
 * What the callbacks said, in the order of the events: the status, and at the end the network's
 * answer.
 */
function reported(): readonly (string | undefined)[] {
  return [...bench.application.forms('/leg')]
    .sort((one, other) => Number(one['SequenceNumber']) - Number(other['SequenceNumber']))
    .map(({ CallStatus, SipResponseCode }) =>
      SipResponseCode === undefined ? CallStatus : `${CallStatus} ${SipResponseCode}`,
    );
}

describe('an outside phone that is called', () => {
  it('rings with the desk’s number, and follows the document once it is answered', async () => {
    const phone = bench.simulator.phones.customer(OUTSIDE);
    const sid = await place();
    const call = await phone.rings();
    expect(call.incoming).toMatchObject({ callSid: sid, from: DESK_NUMBER, to: OUTSIDE });
    expect(bench.application.to('/outside')).toEqual([]);
    call.answer();
    const { form } = await bench.application.gets('/outside');
    expect(form).toMatchObject({ CallSid: sid, To: OUTSIDE, Direction: 'outbound-api' });
    await bench.clock.advance(5_000);
    call.hangUp();
    await bench.simulator.settled();
    expect(reported()).toEqual(['initiated', 'ringing', 'in-progress', 'completed 200']);
  });

  it('is busy when it declines', async () => {
    bench.simulator.phones.customer(OUTSIDE).onRing = 'reject';
    await place();
    expect(reported()).toEqual(['initiated', 'ringing', 'busy 486']);
  });

  it('is busy at once while it is on another call: it has one line', async () => {
    const phone = bench.simulator.phones.customer(OUTSIDE);
    phone.onRing = 'answer';
    await place();
    const second = await place();
    expect((await bench.client.calls(second).fetch()).status).toBe('busy');
    expect(phone.calls).toHaveLength(1);
  });

  it('is busy at once while it rings for somebody else', async () => {
    bench.simulator.phones.customer(OUTSIDE);
    await place();
    const second = await place();
    expect((await bench.client.calls(second).fetch()).status).toBe('busy');
  });

  it('does not answer within the timeout, of which Twilio makes five seconds more', async () => {
    bench.simulator.phones.customer(OUTSIDE);
    await place({ timeout: 15 });
    await bench.clock.advance(19_900);
    expect(reported()).toEqual(['initiated', 'ringing']);
    await bench.clock.advance(200);
    expect(reported()).toEqual(['initiated', 'ringing', 'no-answer 487']);
  });

  it('stops ringing when the call is canceled', async () => {
    const phone = bench.simulator.phones.customer(OUTSIDE);
    const sid = await place();
    const call = await phone.rings();
    await bench.client.calls(sid).update({ status: 'canceled' });
    expect(call.hasEnded).toBe(true);
    await bench.simulator.settled();
    expect(reported()).toEqual(['initiated', 'ringing', 'canceled 487']);
  });

  it('hears the keys for its extension before the document begins', async () => {
    const phone = bench.simulator.phones.customer(OUTSIDE);
    phone.onRing = 'answer';
    await place({ sendDigits: 'w12#' });
    const [call] = phone.calls;
    const hearing = call?.hears();
    const sound = hearing?.kind === 'sound' ? bench.media.sounds.get(hearing.soundId) : undefined;
    expect(sound).toEqual({ kind: 'digits', digits: 'w12#' });
    expect(bench.application.to('/outside')).toEqual([]);
    await bench.clock.advance(1_200);
    expect(bench.application.to('/outside')).toHaveLength(1);
  });

  it('joins a conference with a customer', async () => {
    const room = '<Dial><Conference waitUrl="" beep="false">room</Conference></Dial>';
    bench.application.answers('/voice', twiml(room));
    bench.application.answers('/outside', twiml(room));
    const customer = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await customer.waitsUntilAnswered();
    const phone = bench.simulator.phones.customer(OUTSIDE);
    await place();
    const specialist = await phone.rings();
    specialist.answer();
    await customer.hearsMixOf(specialist);
    await specialist.hearsMixOf(customer);
  });
});

describe('a number that nobody has', () => {
  it('fails at once: it was accepted, but the network does not know it', async () => {
    const sid = await place({ to: '+12025550199' });
    expect((await bench.client.calls(sid).fetch()).status).toBe('failed');
    expect(reported()).toEqual(['initiated', 'failed 404']);
  });
});

describe('a call to a number is refused', () => {
  it.each([
    ['when the called address is not a number', { to: 'tomorrow' }, 21211],
    ['when the caller is not the account’s', { from: '+12025550199' }, 21210],
    ['when the caller is a client', { from: 'client:ada' }, 21210],
    ['for keys that do not exist on a phone', { sendDigits: '1a' }, 20001],
    ['for Twilio’s test number that is not valid', { to: '+15005550001' }, 21217],
    ['for Twilio’s test number that cannot be reached', { to: '+15005550002' }, 21214],
    ['for Twilio’s test number that no permission covers', { to: '+15005550003' }, 21215],
    ['for Twilio’s test number that is blocked', { to: '+15005550004' }, 21216],
    ['for Twilio’s test number that cannot call', { from: '+15005550001' }, 21212],
  ])('%s', async (_situation, change, code) => {
    await expect(place(change)).rejects.toMatchObject({ status: 400, code });
    expect(bench.simulator.state().calls).toEqual([]);
  });
});
