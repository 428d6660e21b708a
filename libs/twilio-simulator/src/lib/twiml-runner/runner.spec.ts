import { startBench, twiml, type Bench } from '../testing/bench';
import { call, soundOf, stateOf, warningsOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('the first verb of an inbound call', () => {
  it.each(['<Say>Hello</Say>', '<Hangup/>', '<Dial><Conference>room</Conference></Dial>'])(
    'answers it: %s',
    async (verb) => {
      const caller = call(bench, verb);
      await bench.simulator.settled();
      expect(stateOf(bench, caller).answeredAt).not.toBeNull();
    },
  );

  it('leaves it ringing while a Pause stands first', async () => {
    const caller = call(bench, '<Pause length="3"/>', '<Say>Hello</Say>');
    await bench.clock.advance(2_900);
    expect(stateOf(bench, caller).status).toBe('ringing');
    await bench.clock.advance(200);
    expect(stateOf(bench, caller).status).toBe('in-progress');
  });

  it.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('turns it away unanswered: %s', async (verb, status) => {
    const caller = call(bench, verb);
    await caller.waitsUntilOver();
    expect(stateOf(bench, caller)).toMatchObject({ status, answeredAt: null });
  });

  it('leaves it ringing until the callee answers when the Dial says so', async () => {
    const caller = call(bench, '<Dial answerOnBridge="true"><Client>ada</Client></Dial>');
    const ada = bench.simulator.phones.client('ada');
    const rung = await ada.rings();
    expect(stateOf(bench, caller).status).toBe('ringing');
    rung.answer();
    await caller.hearsMixOf(rung);
    expect(stateOf(bench, caller).status).toBe('in-progress');
  });
});

describe('Say, Play and Pause', () => {
  it('are heard one after the other, each for its time, and then the call is hung up', async () => {
    bench.application.answers('/music.wav', {
      headers: { 'Content-Type': 'audio/wav' },
      body: Buffer.alloc(4_000),
    });
    const caller = call(bench, '<Say>fifteen letters</Say>', '<Play>/music.wav</Play>', '<Pause/>');
    await bench.clock.advance(900);
    expect(soundOf(bench, caller)).toMatchObject({ kind: 'speech', text: 'fifteen letters' });
    await bench.clock.advance(200);
    expect(soundOf(bench, caller)).toMatchObject({ kind: 'file', contentType: 'audio/wav' });
    await bench.clock.advance(1_000);
    expect(caller.hears()).toEqual({ kind: 'silence' });
    await bench.clock.advance(1_000);
    expect(caller.hasEnded).toBe(true);
  });

  it('are repeated the number of times that loop says', async () => {
    const caller = call(bench, '<Say loop="3">fifteen letters</Say>');
    await bench.clock.advance(2_900);
    expect(caller.hasEnded).toBe(false);
    await bench.clock.advance(200);
    expect(caller.hasEnded).toBe(true);
  });

  it('go on forever, without a gap, for loop 0', async () => {
    const caller = call(bench, '<Play loop="0" digits="1w2"></Play>');
    await bench.clock.advance(3_600_000);
    expect(caller.hears()).toMatchObject({ kind: 'sound', loop: true });
    expect(soundOf(bench, caller)).toEqual({ kind: 'digits', digits: '1w2' });
  });

  it('skip a file that is missing, with a warning', async () => {
    bench.application.answers('/gone.wav', { status: 404 });
    const caller = call(bench, '<Play>/gone.wav</Play>', '<Say>still here</Say>');
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'still here' });
    expect(warningsOf(bench, caller)).toEqual([11200]);
  });

  it.each([
    ['a file that is not audio', 'text/html', undefined],
    ['audio that cannot be decoded', 'audio/mpeg', new Error('not a frame')],
  ])('skip %s, with warning 13420', async (_what, contentType, cannotDecode) => {
    bench.application.answers('/music', {
      headers: { 'Content-Type': contentType },
      body: '<p>Not here</p>',
    });
    if (cannotDecode) jest.spyOn(bench.media, 'prepare').mockRejectedValueOnce(cannotDecode);
    const caller = call(bench, '<Play>/music</Play>', '<Say>still here</Say>');
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'still here' });
    expect(warningsOf(bench, caller)).toEqual([13420]);
  });

  it('skip a file that no secure connection leads to, with warning 11220', async () => {
    const secure = bench.application.url.replace('http:', 'https:');
    const caller = call(bench, `<Play>${secure}/music.wav</Play>`, '<Say>still here</Say>');
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'still here' });
    expect(warningsOf(bench, caller)).toEqual([11220]);
  });

  it('say 4096 characters of a text that is too long, with warning 13521', async () => {
    const caller = call(bench, `<Say>${'a'.repeat(4_096)}b</Say>`);
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'a'.repeat(4_096) });
    expect(warningsOf(bench, caller)).toEqual([13521]);
  });

  it('say a text of just 4096 characters without a warning', async () => {
    const caller = call(bench, `<Say>${'a'.repeat(4_096)}</Say>`);
    await bench.simulator.settled();
    expect(warningsOf(bench, caller)).toEqual([]);
  });

  it('fetch a file that may be kept only once', async () => {
    bench.application.answers('/music.wav', {
      headers: { 'Content-Type': 'audio/wav', 'Cache-Control': 'public, max-age=600' },
      body: Buffer.alloc(4_000),
    });
    call(bench, '<Play>/music.wav</Play>', '<Play>/music.wav</Play>');
    await bench.clock.advance(10_000);
    expect(bench.application.to('/music.wav')).toHaveLength(1);
  });
});

describe('a Redirect', () => {
  it('goes on with the other document, relative to its own, and never comes back', async () => {
    bench.application.answers('/sub/other', twiml('<Say>the other one</Say>'));
    const caller = call(
      bench,
      '<Redirect method="GET">/sub/other?a=1</Redirect>',
      '<Say>unreachable</Say>',
    );
    await bench.simulator.settled();
    expect(soundOf(bench, caller)).toMatchObject({ text: 'the other one' });
    expect(bench.application.to('/sub/other')[0]).toMatchObject({
      method: 'GET',
      form: { a: '1', CallSid: caller.sid, CallStatus: 'in-progress' },
    });
  });
});
