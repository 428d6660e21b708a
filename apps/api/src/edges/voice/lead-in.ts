const samplesPerSecond = 8_000;
const bytesPerSample = 2;
const milliseconds = 20;

/** A WAV file with a moment of silence, the shortest that every player takes for a sound. */
export const leadIn = wavOf(
  Buffer.alloc((samplesPerSecond / 1000) * milliseconds * bytesPerSample),
);

/** Puts a header in front of samples: one channel, 16 bits. */
function wavOf(samples: Buffer): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(8 * bytesPerSample, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
