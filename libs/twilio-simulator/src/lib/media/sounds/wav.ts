import { fromALaw, fromMuLaw } from './g711';
import { type Samples, toMono } from './pcm';

/** The codes of the WAVE formats that telephony uses. */
const formats = { pcm: 1, aLaw: 6, muLaw: 7, extensible: 0xfffe };

interface Format {
  readonly code: number;
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

/** Writes mono 16-bit samples as a WAV file. */
export function encodeWav(samples: Int16Array, rate: number): Uint8Array {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(formats.pcm, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => file.writeInt16LE(sample, 44 + i * 2));
  return file;
}

/**
 * Reads a WAV file of PCM (8 or 16 bit), mu-law or A-law to mono samples; throws a readable error
 * for others.
 */
export function decodeWav(bytes: Uint8Array): { samples: Samples; rate: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('not a WAV file');
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    // Streaming writers leave the length of the last chunk open (all ones or zero).
    const length = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    const chunk = file.subarray(at + 8, at + 8 + length);
    if (name === 'fmt ') format = readFormat(chunk);
    if (name === 'data') {
      if (!format) throw new Error('the WAV file has no format before its data');
      const data = length === 0 ? file.subarray(at + 8) : chunk;
      return { samples: toMono(linear(data, format), format.channels), rate: format.rate };
    }
    // Chunks begin at even positions.
    at += 8 + length + (length % 2);
  }
  throw new Error('the WAV file holds no data');
}

function readFormat(chunk: Buffer): Format {
  if (chunk.length < 16) throw new Error('the WAV file has a broken format header');
  const code = chunk.readUInt16LE(0);
  const format = {
    // In the extensible format the real code begins the sub-format's GUID.
    code: code === formats.extensible && chunk.length >= 26 ? chunk.readUInt16LE(24) : code,
    channels: chunk.readUInt16LE(2),
    rate: chunk.readUInt32LE(4),
    bits: chunk.readUInt16LE(14),
  };
  if (format.channels < 1 || format.channels > 2) {
    throw new Error(
      `a WAV file of ${format.channels} channels cannot be played; use mono or stereo`,
    );
  }
  if (format.rate < 4000 || format.rate > 192_000) {
    throw new Error(`a WAV file at ${format.rate} Hz cannot be played; use 8000 to 48000 Hz`);
  }
  return format;
}

function linear(data: Buffer, { code, bits }: Format): ArrayLike<number> {
  if (code === formats.muLaw) return Float32Array.from(data, fromMuLaw);
  if (code === formats.aLaw) return Float32Array.from(data, fromALaw);
  if (code === formats.pcm && bits === 8) return Float32Array.from(data, (b) => (b - 128) * 256);
  if (code === formats.pcm && bits === 16) {
    return Float32Array.from({ length: data.length >> 1 }, (_, i) => data.readInt16LE(i * 2));
  }
  throw new Error(
    `a WAV file of format ${code} with ${bits} bits cannot be played; use 16-bit PCM, mu-law or A-law`,
  );
}
