import type { ScriptedCall } from '../phones/scripted-call';
import { CUSTOMER_NUMBER, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

/** Calls the desk, whose first document this is. */
function call(...verbs: readonly string[]): ScriptedCall {
  bench.application.answers('/voice', twiml(...verbs));
  return bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
}

function stateOf(scripted: ScriptedCall) {
  const state = bench.simulator.state().calls.find(({ sid }) => sid === scripted.sid);
  if (!state) throw new Error(`There is no call ${scripted.sid}`);
  return state;
}

function warningsOf(scripted: ScriptedCall): readonly number[] {
  return stateOf(scripted).warnings.map(({ code }) => code);
}

/** What the caller hears, as a sound. */
function soundOf(scripted: ScriptedCall) {
  const hearing = scripted.hears();
  return hearing.kind === 'sound' ? bench.media.sounds.get(hearing.soundId) : undefined;
}

describe('the first verb of an inbound call', () => {
  it.each(['<Say>Hello</Say>', '<Hangup/>', '<Dial><Conference>room</Conference></Dial>'])(
    'answers it: %s',
    async (verb) => {
      const caller = call(verb);
      await bench.simulator.settled();
      expect(stateOf(caller).answeredAt).not.toBeNull();
    },
  );

  it('leaves it ringing while a Pause stands first', async () => {
    const caller = call('<Pause length="3"/>', '<Say>Hello</Say>');
    await bench.clock.advance(2_900);
    expect(stateOf(caller).status).toBe('ringing');
    await bench.clock.advance(200);
    expect(stateOf(caller).status).toBe('in-progress');
  });

  it.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('turns it away unanswered: %s', async (verb, status) => {
    const caller = call(verb);
    await caller.isOver();
    expect(stateOf(caller)).toMatchObject({ status, answeredAt: null });
  });

  it('leaves it ringing until the callee answers when the Dial says so', async () => {
    const caller = call('<Dial answerOnBridge="true"><Client>ada</Client></Dial>');
    const ada = bench.simulator.phones.client('ada');
    const rung = await ada.rings();
    expect(stateOf(caller).status).toBe('ringing');
    rung.answer();
    await caller.hearsMixOf(rung);
    expect(stateOf(caller).status).toBe('in-progress');
  });
});

describe('Say, Play and Pause', () => {
  it('are heard one after the other, each for its time, and then the call is hung up', async () => {
    bench.application.answers('/music.wav', {
      headers: { 'Content-Type': 'audio/wav' },
      body: Buffer.alloc(4_000),
    });
    const caller = call('<Say>fifteen letters</Say>', '<Play>/music.wav</Play>', '<Pause/>');
    await bench.clock.advance(900);
    expect(soundOf(caller)).toMatchObject({ kind: 'speech', text: 'fifteen letters' });
    await bench.clock.advance(200);
    expect(soundOf(caller)).toMatchObject({ kind: 'file', contentType: 'audio/wav' });
    await bench.clock.advance(1_000);
    expect(caller.hears()).toEqual({ kind: 'silence' });
    await bench.clock.advance(1_000);
    expect(caller.hasEnded).toBe(true);
  });

  it('are repeated as often as loop says', async () => {
    const caller = call('<Say loop="3">fifteen letters</Say>');
    await bench.clock.advance(2_900);
    expect(caller.hasEnded).toBe(false);
    await bench.clock.advance(200);
    expect(caller.hasEnded).toBe(true);
  });

  it('go on for ever, without a gap, for loop 0', async () => {
    const caller = call('<Play loop="0" digits="1w2"></Play>');
    await bench.clock.advance(3_600_000);
    expect(caller.hears()).toMatchObject({ kind: 'sound', loop: true });
    expect(soundOf(caller)).toEqual({ kind: 'digits', digits: '1w2' });
  });

  it('skip a file that is missing, with a warning', async () => {
    bench.application.answers('/gone.wav', { status: 404 });
    const caller = call('<Play>/gone.wav</Play>', '<Say>still here</Say>');
    await bench.simulator.settled();
    expect(soundOf(caller)).toMatchObject({ text: 'still here' });
    expect(warningsOf(caller)).toEqual([11200]);
  });

  it('fetch a file that may be kept only once', async () => {
    bench.application.answers('/music.wav', {
      headers: { 'Content-Type': 'audio/wav', 'Cache-Control': 'public, max-age=600' },
      body: Buffer.alloc(4_000),
    });
    call('<Play>/music.wav</Play>', '<Play>/music.wav</Play>');
    await bench.clock.advance(10_000);
    expect(bench.application.to('/music.wav')).toHaveLength(1);
  });
});

describe('a Redirect', () => {
  it('goes on with the other document, relative to its own, and never comes back', async () => {
    bench.application.answers('/sub/other', twiml('<Say>the other one</Say>'));
    const caller = call(
      '<Redirect method="GET">/sub/other?a=1</Redirect>',
      '<Say>unreachable</Say>',
    );
    await bench.simulator.settled();
    expect(soundOf(caller)).toMatchObject({ text: 'the other one' });
    expect(bench.application.to('/sub/other')[0]).toMatchObject({
      method: 'GET',
      form: { a: '1', CallSid: caller.sid, CallStatus: 'in-progress' },
    });
  });
});

describe('a Gather', () => {
  const gather = (attributes: string) =>
    `<Gather ${attributes}><Say>press a key</Say></Gather><Say>nothing came</Say>`;

  it('sends the keys as soon as there are enough, and silences its prompt at the first', async () => {
    const caller = call(gather('action="/keys" numDigits="2"'));
    await caller.isAnswered();
    await bench.simulator.settled();
    caller.press('4');
    await bench.simulator.settled();
    expect(caller.hears()).toEqual({ kind: 'silence' });
    caller.press('2');
    expect((await bench.application.gets('/keys')).form).toMatchObject({ Digits: '42' });
  });

  it('ends with the finishing key, which is named and not part of the entry', async () => {
    const caller = call(gather('action="/keys"'));
    await caller.isAnswered();
    caller.press('123#');
    const { form } = await bench.application.gets('/keys');
    expect(form).toMatchObject({ Digits: '123', FinishedOnKey: '#' });
  });

  it('takes a w for a pause between keys, not for a key', async () => {
    const caller = call(gather('action="/keys"'));
    await caller.isAnswered();
    caller.press('1w2#');
    expect((await bench.application.gets('/keys')).form).toMatchObject({ Digits: '12' });
  });

  it('ends five seconds after the last key', async () => {
    const caller = call(gather('action="/keys"'));
    await bench.clock.advance(500);
    caller.press('7');
    await bench.clock.advance(4_900);
    expect(bench.application.to('/keys')).toHaveLength(0);
    await bench.clock.advance(200);
    expect(bench.application.forms('/keys')).toMatchObject([{ Digits: '7' }]);
  });

  it('falls through to the next verb when nothing is pressed', async () => {
    const caller = call(gather('action="/keys" timeout="2"'));
    await bench.clock.advance(3_000);
    expect(soundOf(caller)).toMatchObject({ text: 'nothing came' });
    expect(bench.application.to('/keys')).toHaveLength(0);
  });

  it('asks the action all the same when an empty result is wanted', async () => {
    call(gather('action="/keys" timeout="2" actionOnEmptyResult="true"'));
    await bench.clock.advance(3_000);
    expect(bench.application.forms('/keys')).toMatchObject([{ Digits: '' }]);
  });

  it('asks its own document when it has no action', async () => {
    const caller = call(gather('numDigits="1"'));
    await caller.isAnswered();
    caller.press('9');
    await bench.application.gets('/voice', (form) => form['Digits'] === '9');
  });
});

describe('a Record', () => {
  const recording = '<Record action="/message" recordingStatusCallback="/recorded"/><Say>bye</Say>';

  it('ends with a key, and the audio can be fetched where the action says', async () => {
    const caller = call(recording);
    await bench.clock.advance(1_000);
    bench.media.report(caller.sid, { silent: false });
    await bench.clock.advance(6_500);
    caller.press('#');
    const { form } = await bench.application.gets('/message');
    expect(form).toMatchObject({ RecordingDuration: '7', Digits: '#' });
    await bench.application.gets(
      '/recorded',
      ({ RecordingStatus }) => RecordingStatus === 'completed',
    );

    const recorded = await bench.client.recordings(form['RecordingSid'] ?? '').fetch();
    expect(recorded).toMatchObject({ callSid: caller.sid, duration: '7', source: 'RecordVerb' });
  });

  it.each(['', '.wav'])('is heard without credentials: its address%s', async (extension) => {
    const caller = call(recording);
    await bench.clock.advance(1_500);
    caller.press('#');
    const { form } = await bench.application.gets('/message');
    const url = form['RecordingUrl'] ?? '';
    const audio = await fetch(url + extension);
    expect([audio.status, audio.headers.get('content-type')]).toEqual([200, 'audio/x-wav']);
    expect((await fetch(`${url}.json`)).status).toBe(401);
  });

  it('tells the action that the caller hung up', async () => {
    const caller = call(recording);
    await bench.clock.advance(3_500);
    caller.hangUp();
    const { form } = await bench.application.gets('/message');
    expect(form).toMatchObject({
      Digits: 'hangup',
      RecordingDuration: '3',
      CallStatus: 'completed',
    });
  });

  it('ends after five seconds of silence that follow some words', async () => {
    const caller = call(recording);
    await bench.clock.advance(1_000);
    bench.media.report(caller.sid, { silent: false });
    await bench.clock.advance(2_000);
    bench.media.report(caller.sid, { silent: true });
    await bench.clock.advance(5_100);
    expect(bench.application.forms('/message')).toMatchObject([{ RecordingDuration: '8' }]);
  });

  it('keeps the words of a caller who talks already when it begins', async () => {
    const caller = call(recording);
    bench.media.report(caller.sid, { silent: false });
    await bench.clock.advance(3_000);
    bench.media.report(caller.sid, { silent: true });
    await bench.clock.advance(5_100);
    expect(bench.application.forms('/message')).toMatchObject([{ RecordingDuration: '8' }]);
  });

  it('ends by itself for a caller who never says a word', async () => {
    const caller = call(recording);
    await bench.clock.advance(5_600);
    expect(soundOf(caller)).toMatchObject({ text: 'bye' });
    expect(bench.application.to('/message')).toHaveLength(0);
    expect(bench.application.to('/recorded')).toHaveLength(0);
    expect(await bench.client.recordings.list()).toEqual([]);
  });

  it('goes on with the next verb when nothing is said', async () => {
    const caller = call(recording);
    await bench.clock.advance(1_000);
    bench.media.report(caller.sid, { silent: true });
    await bench.clock.advance(5_100);
    expect(soundOf(caller)).toMatchObject({ text: 'bye' });
    expect(bench.application.to('/message')).toHaveLength(0);
  });
});

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
    await caller.isAnswered();
    await bench.simulator.settled();
    expect(soundOf(caller)).toMatchObject(apology);
    await bench.clock.advance(10_000);
    expect(caller.hasEnded).toBe(true);
    expect(warningsOf(caller)).toEqual([code]);
  });

  it('is replaced by the fallback, which hears what was wrong', async () => {
    const { application, client, simulator } = bench;
    const [number] = await client.incomingPhoneNumbers.list();
    const voiceFallbackUrl = `${application.url}/fallback`;
    await client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceFallbackUrl });
    application.answers('/voice', { status: 503 });
    application.answers('/fallback', twiml('<Say>one moment</Say>'));
    const caller = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await caller.isAnswered();
    await simulator.settled();
    expect(soundOf(caller)).toMatchObject({ text: 'one moment' });
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
    await caller.isAnswered();
    await bench.simulator.settled();
    expect(soundOf(caller)).toMatchObject({ text: 'We are closed' });
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
    const caller = call(verb, '<Pause length="60"/>');
    await bench.simulator.settled();
    expect(stateOf(caller).warnings).toMatchObject([
      { code: 20501, message: expect.stringContaining('valid TwiML, not imitated here') as string },
    ]);
  });

  it('loses no word of a sentence with markup in it', async () => {
    const caller = call(
      '<Say><p>Good <emphasis>morning</emphasis></p><p>Hold<break time="1s"/>on</p></Say>',
    );
    await bench.simulator.settled();
    expect(soundOf(caller)).toMatchObject({ text: 'Good morning Hold on' });
    expect(warningsOf(caller)).not.toContain(12200);
  });

  it('says nothing about wishes for nothing', async () => {
    const caller = call('<Dial record="do-not-record"><Client>ada</Client></Dial>');
    await bench.simulator.settled();
    expect(warningsOf(caller)).toEqual([]);
  });

  it('slows the call down when it only redirects to itself', async () => {
    const caller = call('<Redirect/>');
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
      '<Dial><Client statusCallback="/leg" statusCallbackEvent="initiated,ringing">ada</Client></Dial>',
    );
    await bench.simulator.settled();
    expect(warningsOf(caller)).toEqual([12200]);
  });

  it('is followed as far as it is understood, with warnings for the rest', async () => {
    const caller = call('<Dance/>', '<Say mood="glad">Hello</Say>');
    await bench.simulator.settled();
    expect(soundOf(caller)).toMatchObject({ text: 'Hello' });
    expect(warningsOf(caller)).toEqual([12200, 12200]);
  });
});
