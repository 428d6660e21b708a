import { Mixer } from './mixer';
import { frameLength, type Samples } from './sounds/pcm';
import { strength, tone } from './testing/tone';

/** Legs that speak in frames of 10 ms, and what each has heard. */
function bench() {
  const silences: [string, boolean][] = [];
  const mixer = new Mixer(0, (callSid, silent) => silences.push([callSid, silent]));
  const heard = new Map<string, Samples[]>();
  let now = 0;

  return {
    mixer,
    silences,
    open: (...legs: string[]) => {
      for (const leg of legs) {
        heard.set(leg, []);
        mixer.open(leg, (frame) => heard.get(leg)?.push(frame));
      }
    },
    /** Lets time pass, frame by frame, while these legs say these tones. */
    pass: (ms: number, tones: Record<string, number> = {}) => {
      const voices = Object.entries(tones).map(([leg, frequency]) => ({
        leg,
        voice: tone(frequency, ms),
      }));
      for (let at = 0; at < ms; at += 10) {
        now += 10;
        for (const { leg, voice } of voices) {
          mixer.say(leg, voice.subarray(at * 16, at * 16 + frameLength), now);
        }
        mixer.pump(now);
      }
    },
    stall: (ms: number) => (now += ms),
    now: () => now,
    /** Everything that the leg has heard since it was asked last. */
    hears: (leg: string) => {
      const frames = heard.get(leg) ?? [];
      heard.set(leg, []);
      return Float32Array.from(frames.flatMap((frame) => [...frame]));
    },
  };
}

const mix = (...of: string[]) => ({ kind: 'mix', of }) as const;

describe('the mixer', () => {
  it('lets each of two tied legs say what the other hears', () => {
    const { mixer, open, pass, hears } = bench();
    open('listener');
    mixer.tie('one', 'other');
    mixer.addSound('tone', tone(440, 1000));
    mixer.hear('one', { kind: 'sound', soundId: 'tone', playId: '1', loop: true });
    mixer.hear('listener', mix('other'));
    pass(300);
    expect(strength(440, hears('listener'))).toBeGreaterThan(7000);

    mixer.hear('one', { kind: 'silence' });
    pass(50);
    hears('listener');
    pass(200);
    expect(strength(440, hears('listener'))).toBeLessThan(10);
  });

  it('lets a sound be heard together with voices', () => {
    const { mixer, open, pass, hears } = bench();
    open('a', 'b');
    mixer.addSound('tone', tone(440, 1000));
    const played = { kind: 'sound', soundId: 'tone', playId: '1', loop: true } as const;
    mixer.hear('a', { ...mix('b'), with: played });
    pass(200, { b: 700 });

    const sound = hears('a');
    expect(strength(440, sound)).toBeGreaterThan(7500);
    expect(strength(700, sound)).toBeGreaterThan(7500);
  });

  it('lets everybody hear all others and nobody themselves', () => {
    const { mixer, open, pass, hears } = bench();
    open('a', 'b', 'c');
    for (const leg of ['a', 'b', 'c']) mixer.hear(leg, mix('a', 'b', 'c'));
    pass(200, { a: 400, b: 700, c: 1100 });

    const sound = hears('a');
    expect(strength(400, sound)).toBeLessThan(50);
    expect(strength(700, sound)).toBeGreaterThan(7500);
    expect(strength(1100, sound)).toBeGreaterThan(7500);
  });

  it('lets a leg hear only those that it is told to hear', () => {
    const { mixer, open, pass, hears } = bench();
    open('a', 'b', 'c');
    mixer.hear('a', mix('b'));
    pass(100, { b: 700, c: 1100 });

    const sound = hears('a');
    expect(strength(700, sound)).toBeGreaterThan(7500);
    expect(strength(1100, sound)).toBeLessThan(50);
    expect(hears('b').every((sample) => sample === 0)).toBe(true);
  });

  it('remembers what a leg is to hear until the leg opens', () => {
    const { mixer, open, pass, hears } = bench();
    mixer.hear('a', mix('b'));
    open('a', 'b');
    pass(100, { b: 700 });

    expect(strength(700, hears('a'))).toBeGreaterThan(7500);
  });

  it('loses no frame of the others when a leg leaves', () => {
    const { mixer, open, pass, hears } = bench();
    open('a', 'b', 'c');
    for (const leg of ['a', 'b', 'c']) mixer.hear(leg, mix('a', 'b', 'c'));
    pass(100, { a: 400, b: 700, c: 1100 });
    mixer.close('c');
    hears('a');
    pass(100, { a: 400, b: 700 });

    const sound = hears('a');
    expect(sound).toHaveLength(1600);
    expect(strength(700, sound)).toBeGreaterThan(7800);
    expect(strength(1100, sound)).toBeLessThan(50);
  });

  it('waits for a voice that is late instead of cutting a hole into it', () => {
    const { mixer, open, pass, hears, stall, now } = bench();
    open('a', 'b');
    mixer.hear('a', mix('b'));
    pass(50, { b: 700 });
    hears('a');

    stall(40);
    mixer.pump(now());
    expect(hears('a')).toHaveLength(0);

    mixer.say('b', tone(700, 40), now());
    mixer.pump(now());
    expect(strength(700, hears('a'))).toBeGreaterThan(7000);
  });

  it('goes on without a voice that has fallen silent altogether', () => {
    const { mixer, open, pass, hears } = bench();
    open('a', 'b', 'c');
    mixer.hear('a', mix('b', 'c'));
    pass(50, { b: 700, c: 1100 });
    hears('a');
    pass(200, { c: 1100 });

    expect(hears('a').length).toBeGreaterThanOrEqual(16 * 190);
  });

  it('plays a sound from its beginning, once, however often it is told to', () => {
    const { mixer, open, pass, hears } = bench();
    mixer.addSound('greeting', tone(500, 100));
    const greeting = { kind: 'sound', soundId: 'greeting', playId: '1', loop: false } as const;
    mixer.hear('a', greeting);
    pass(50);
    open('a');
    mixer.hear('a', greeting);
    pass(50);
    mixer.hear('a', greeting);
    pass(100);

    const sound = hears('a');
    expect(strength(500, sound.subarray(0, 1600))).toBeGreaterThan(7800);
    expect(sound.subarray(1600).every((sample) => sample === 0)).toBe(true);
  });

  it('plays a loop without a seam, whatever its length', () => {
    const { mixer, open, pass, hears } = bench();
    // Whole periods, but not whole frames.
    mixer.addSound('music', tone(400, 52.5));
    open('a');
    mixer.hear('a', { kind: 'sound', soundId: 'music', playId: '1', loop: true });
    pass(1000);

    const sound = hears('a');
    expect([...sound.subarray(840, 860)]).toEqual([...sound.subarray(0, 20)]);
    expect(strength(400, sound)).toBeGreaterThan(7900);
  });

  it('tells when a leg begins and ceases to speak, but not for the pauses between words', () => {
    const { open, pass, silences } = bench();
    open('a');
    pass(100);
    pass(100, { a: 400 });
    pass(200);
    pass(100, { a: 400 });
    pass(400);

    expect(silences).toEqual([
      ['a', false],
      ['a', true],
    ]);
  });

  it('measures how loud each leg speaks and what it hears', () => {
    const { mixer, open, pass } = bench();
    open('a', 'b');
    mixer.hear('a', mix('b'));
    pass(100, { b: 700 });

    const [a, b] = mixer.levels();
    expect(a).toMatchObject({ callSid: 'a', speaks: 0 });
    expect(a?.hears).toBeCloseTo(8000 / 32_767 / Math.SQRT2, 2);
    expect(b?.speaks).toBeCloseTo(8000 / 32_767 / Math.SQRT2, 2);
    expect(mixer.levels()[0]?.hears).toBe(0);
  });

  it('records what a leg says, also beyond the end of the call', () => {
    const { mixer, open, pass } = bench();
    open('a');
    mixer.startRecording('a');
    pass(500, { a: 400 });
    mixer.close('a');

    const { wav, durationMs } = mixer.stopRecording('a').finish();
    expect(durationMs).toBeGreaterThan(480);
    expect(Buffer.from(wav).toString('latin1', 0, 4)).toBe('RIFF');
  });

  it('gives the time up that a stopped machine has lost', () => {
    const { mixer, open, hears, stall, now } = bench();
    open('a');
    stall(60_000);
    mixer.pump(now());

    expect(hears('a').length).toBeLessThan(16 * 30);
  });
});
