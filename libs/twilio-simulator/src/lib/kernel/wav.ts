const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
/**
 * What an MP3 of telephone quality needs for a second; only a guess is possible without decoding
 * it.
 */
const GUESSED_BYTES_PER_SECOND = 4_000;

/** How long an audio file lasts: read from the header of a WAV file, guessed for anything else. */
export function wavDurationMs(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 4).toString('latin1') !== 'RIFF') {
    return Math.round((file.length / GUESSED_BYTES_PER_SECOND) * 1000);
  }
  let bytesPerSecond = 0;
  for (let at = RIFF_HEADER_BYTES; at + CHUNK_HEADER_BYTES <= file.length; ) {
    const name = file.subarray(at, at + 4).toString('latin1');
    const length = file.readUInt32LE(at + 4);
    const body = at + CHUNK_HEADER_BYTES;
    if (name === 'fmt ' && body + 12 <= file.length) bytesPerSecond = file.readUInt32LE(body + 8);
    if (name === 'data' && bytesPerSecond > 0) {
      return Math.round((Math.min(length, file.length - body) / bytesPerSecond) * 1000);
    }
    at = body + length + (length % 2);
  }
  return 0;
}

/** A WAV file of 8 kHz, 16 bit, one channel, with nothing in it. */
export function emptyWav(): Uint8Array {
  const file = Buffer.alloc(44);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(8_000, 24);
  file.writeUInt32LE(16_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  return file;
}
