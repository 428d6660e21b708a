import type { Sound } from './media-plane';
import { SilentMedia } from './silent-media';
import { emptyWav, wavDurationMs } from './wav';

/** One second of 8 kHz, 16 bit, with a chunk before the audio that most readers skip. */
function aSecond(): Uint8Array {
  const header = Buffer.from(emptyWav().subarray(0, 36));
  const note = Buffer.from('LIST\x04\x00\x00\x00note', 'latin1');
  const audio = Buffer.alloc(8 + 16_000);
  audio.write('data', 0, 'latin1');
  audio.writeUInt32LE(16_000, 4);
  return Buffer.concat([header, note, audio]);
}

describe('media without audio', () => {
  it.each<[string, Sound, number]>([
    [
      'a sentence',
      { kind: 'speech', text: 'thirty letters in one sentence', language: null },
      2_000,
    ],
    ['keys and pauses', { kind: 'digits', digits: '1w2W' }, 1_900],
    ['the ringing tone', { kind: 'ringing-tone' }, 6_000],
    ['a beep', { kind: 'beep' }, 500],
    ['a file', { kind: 'file', url: '', contentType: 'audio/wav', bytes: aSecond() }, 1_000],
  ])('lasts as long as it would be heard: %s', async (_what, sound, durationMs) => {
    expect(await new SilentMedia().prepare(sound)).toMatchObject({ durationMs });
  });
});

describe('the duration of an audio file', () => {
  it('is nothing for an empty or a broken one', () => {
    expect(wavDurationMs(emptyWav())).toBe(0);
    expect(wavDurationMs(aSecond().subarray(0, 40))).toBe(0);
  });

  it('is guessed from its size when it is not a WAV file', () => {
    expect(wavDurationMs(Buffer.alloc(8_000))).toBe(2_000);
  });
});
