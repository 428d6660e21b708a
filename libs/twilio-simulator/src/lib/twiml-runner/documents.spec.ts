import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';
import { call, soundOf, stateOf, warningsOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('a document that cannot be followed', () => {
  const apology = { kind: 'speech', text: expect.stringContaining('application error') as string };

  it.each([
    ['cannot be read', { body: '<Response><Say></Response>' }, 12100],
    ['is an error', { status: 500 }, 11200],
    [
      'is of an unknown kind',
      { headers: { 'Content-Type': 'application/json' }, body: '{}' },
      12300,
    ],
  ])('is answered with an apology and a hang-up when it %s', async (_situation, reply, code) => {
    bench.application.answers('/voice', reply);
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject(apology);
    await bench.clock.advance(10_000);
    expect(caller.hasEnded).toBe(true);
    expect(warningsOf(bench, caller)).toEqual([code]);
  });

  it('is replaced by the fallback, which hears what was wrong', async () => {
    const { application, client, simulator } = bench;
    const [number] = await client.incomingPhoneNumbers.list();
    const voiceFallbackUrl = `${application.url}/fallback`;
    await client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceFallbackUrl });
    application.answers('/voice', { status: 503 });
    application.answers('/fallback', twiml('<Say>one moment</Say>'));
    const caller = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    await simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'one moment' });
    expect(application.forms('/fallback')).toMatchObject([
      { CallSid: caller.sid, ErrorCode: '11200', ErrorUrl: `${application.url}/voice` },
    ]);
  });

  it('is spoken when it is plain text, and played when it is audio', async () => {
    bench.application.answers('/voice', {
      headers: { 'Content-Type': 'text/plain' },
      body: 'We are closed',
    });
    const caller = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.waitsUntilAnswered();
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'We are closed' });
  });

  it.each([
    '<Dial record="record-from-answer"><Client>ada</Client></Dial>',
    '<Dial ringTone="de"><Client>ada</Client></Dial>',
    '<Dial><Client clientNotificationUrl="/told">ada</Client></Dial>',
    '<Dial><Number sendDigits="1">+12025550122</Number></Dial>',
    '<Dial><Conference record="record-from-start">room</Conference></Dial>',
    '<Gather enhanced="true"/>',
    '<Gather input="dtmf speech"/>',
    '<Enqueue>support</Enqueue>',
    '<Start><Stream url="wss://example.com"/></Start>',
    '<Connect><Stream url="wss://example.com"/></Connect>',
    '<Dial><Sip>sip:ada@example.com</Sip><Client>ada</Client></Dial>',
  ])('is followed without what is valid but not imitated, which is said: %s', async (verb) => {
    const caller = call(bench, verb, '<Pause length="60"/>');
    await bench.simulator.settled();
    expect(stateOf(bench, caller).warnings).toMatchObject([
      { code: 20501, message: expect.stringContaining('valid TwiML, not imitated here') as string },
    ]);
  });

  it('loses no word of a sentence with markup in it', async () => {
    const caller = call(
      bench,
      '<Say><p>Good <emphasis>morning</emphasis></p><p>Hold<break time="1s"/>on</p></Say>',
    );
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'Good morning Hold on' });
    expect(warningsOf(bench, caller)).not.toContain(12200);
  });

  it('says nothing about wishes for nothing', async () => {
    const caller = call(bench, '<Dial record="do-not-record"><Client>ada</Client></Dial>');
    await bench.simulator.settled();
    expect(warningsOf(bench, caller)).toEqual([]);
  });

  it('slows the call down when it only redirects to itself', async () => {
    const caller = call(bench, '<Redirect/>');
    await bench.clock.advance(0);
    const { length } = bench.application.to('/voice');
    expect(length).toBeLessThan(15);
    await bench.clock.advance(5_000);
    expect(bench.application.to('/voice').length).toBeGreaterThan(length);
    expect(bench.application.to('/voice').length).toBeLessThan(80);
    caller.hangUp();
  });

  it('is followed with a warning when events are listed with commas', async () => {
    const caller = call(
      bench,
      '<Dial><Client statusCallback="/leg" statusCallbackEvent="initiated,ringing">ada</Client></Dial>',
    );
    await bench.simulator.settled();
    expect(warningsOf(bench, caller)).toEqual([12200]);
  });

  it.each([
    [13000, '<Dial><Conference>r</Conference><Client>ada</Client></Dial>'],
    [13212, '<Dial timeout="soon"><Client>ada</Client></Dial>'],
    [13215, '<Dial><Say>Hello</Say><Client>ada</Client></Dial>'],
    [13320, '<Gather timeout="1"><Redirect/></Gather>'],
    [13910, '<Pause length="a while"/>'],
    [20501, '<Gather bargeIn="false" maxSpeechTime="5"/>'],
    [20501, '<Dial events="answered" passports="x"><Client>ada</Client></Dial>'],
  ])('is followed with warning %d at the call: %s', async (code, verb) => {
    bench.application.answers('/after', twiml('<Say>still here</Say>'));
    const caller = call(bench, verb, '<Pause length="60"/>');
    await bench.simulator.settled();
    expect(caller.hasEnded).toBe(false);
    expect(new Set(warningsOf(bench, caller))).toEqual(new Set([code]));
  });

  it.each([
    ['<Enqueue action="/after">support</Enqueue>', { QueueResult: 'system-error' }],
    ['<Refer action="/after"><Sip>sip:a@b.example</Sip></Refer>', { ReferCallStatus: 'failed' }],
    ['<Pay action="/after"/>', { Result: 'internal-error' }],
    ['<Connect action="/after"><Stream url="wss://b.example"/></Connect>', {}],
  ])('tells the action of what is not imitated that it has failed: %s', async (verb, told) => {
    const caller = call(bench, verb, '<Say>unheard</Say>');
    expect((await bench.application.gets('/after')).form).toMatchObject(told);
    expect(new Set(warningsOf(bench, caller))).toEqual(new Set([20501]));
  });

  it('goes on after what is not imitated and has no action', async () => {
    const caller = call(bench, '<Enqueue>support</Enqueue>', '<Say>still here</Say>');
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'still here' });
  });

  it('is followed as far as it is understood, with warnings for the rest', async () => {
    const caller = call(bench, '<Dance/>', '<Say mood="glad">Hello</Say>');
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'Hello' });
    expect(warningsOf(bench, caller)).toEqual([12200, 12200]);
  });
});
