import { fullScale, toInt16 } from './pcm';
import { Resampler } from './resampler';
import { strength, tone } from '../testing/tone';
import { decodeWav, encodeWav } from './wav';

/** A WAV file with a header of any format. */
function file(
  { code = 1, channels = 1, rate = 8000, bits = 16 },
  data: Uint8Array,
  { before = Buffer.alloc(0) } = {},
): Buffer {
  const header = Buffer.alloc(20 + 16);
  header.write('RIFF....WAVEfmt ', 0, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(code, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE((rate * channels * bits) / 8, 28);
  header.writeUInt16LE((channels * bits) / 8, 32);
  header.writeUInt16LE(bits, 34);
  const dataHeader = Buffer.from('data....', 'latin1');
  dataHeader.writeUInt32LE(data.length, 4);
  return Buffer.concat([header, before, dataHeader, data]);
}

describe('a WAV file', () => {
  it('is read as it was written', () => {
    const written = toInt16(tone(440, 100, 8000, 8000));
    const { samples, rate } = decodeWav(encodeWav(written, 8000));

    expect(rate).toBe(8000);
    expect([...samples]).toEqual([...written]);
  });

  it('of two channels becomes their average', () => {
    const data = Buffer.alloc(8);
    [1000, 3000, -2000, 0].forEach((sample, i) => data.writeInt16LE(sample, i * 2));

    expect([...decodeWav(file({ channels: 2 }, data)).samples]).toEqual([2000, -1000]);
  });

  it('of mu-law or A-law is expanded by the tables of G.711', () => {
    const muLaw = decodeWav(
      file({ code: 7, bits: 8 }, Buffer.from([0xff, 0x7f, 0x80, 0x00, 0xe7])),
    );
    expect([...muLaw.samples]).toEqual([0, 0, 32_124, -32_124, 260]);
    const aLaw = decodeWav(file({ code: 6, bits: 8 }, Buffer.from([0xd5, 0x55, 0xaa, 0x2a])));
    expect([...aLaw.samples]).toEqual([8, -8, 32_256, -32_256]);
  });

  it('may carry other things before its sound, and a length that a stream left open', () => {
    const note = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
    const open = file({}, Buffer.from([1, 0, 2, 0]), { before: note });
    open.writeUInt32LE(0xffffffff, open.length - 8);

    expect([...decodeWav(open).samples]).toEqual([1, 2]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not a WAV file'],
    [
      'text',
      Buffer.from('<html>this is not the file you are looking for</html>'),
      'not a WAV file',
    ],
    ['no data', file({}, Buffer.alloc(0)).subarray(0, 36), 'holds no data'],
    ['floating point', file({ code: 3, bits: 32 }, Buffer.alloc(8)), 'format 3 with 32 bits'],
    ['six channels', file({ channels: 6 }, Buffer.alloc(24)), '6 channels'],
    ['a rate of nothing', file({ rate: 0 }, Buffer.alloc(24)), 'at 0 Hz'],
  ])('that holds %s is refused with the reason', (_what, bytes, reason) => {
    expect(() => decodeWav(bytes)).toThrow(reason);
  });
});

describe('a change of rate', () => {
  it.each([8000, 11_025, 22_050, 44_100, 48_000])('from %i Hz keeps a tone', (rate) => {
    const converted = Resampler.convert(tone(1000, 500, 8000, rate), rate, 16_000);

    expect(Math.abs(converted.length - 8000)).toBeLessThanOrEqual(1);
    expect(strength(1000, converted.subarray(1000, 7000))).toBeCloseTo(8000, -2);
  });

  it('keeps out what the lower rate cannot carry', () => {
    const converted = Resampler.convert(tone(12_000, 500, 8000, 48_000), 48_000, 16_000);

    // It would come back as a tone of 4000 Hz.
    expect(strength(4000, converted)).toBeLessThan(fullScale / 2000);
  });

  it('gives the same samples whether it gets them at once or in pieces', () => {
    const whole = tone(700, 200, 8000, 8000);
    const [atOnce, inPieces] = [new Resampler(8000, 16_000), new Resampler(8000, 16_000)];
    const pieces: number[] = [];
    for (let at = 0; at < whole.length; at += 77) {
      pieces.push(...inPieces.process(whole.subarray(at, at + 77)));
    }

    expect(pieces).toEqual([...atOnce.process(whole)]);
  });
});
