/**
 * Composes every sound that the agent's telephone plays: `node
 * apps/agent-console/tools/compose-sounds.mjs`. The results are checked in under `public/sounds`,
 * so nobody has to run this to build the console.
 */
import { mkdirSync, writeFileSync } from 'node:fs';

const sampleRate = 16_000;
const folder = new URL('../public/sounds/', import.meta.url);

/** The two frequencies of each key, ITU-T Q.23. */
const keys = {
  dtmf1: [697, 1209],
  dtmf2: [697, 1336],
  dtmf3: [697, 1477],
  dtmf4: [770, 1209],
  dtmf5: [770, 1336],
  dtmf6: [770, 1477],
  dtmf7: [852, 1209],
  dtmf8: [852, 1336],
  dtmf9: [852, 1477],
  dtmf0: [941, 1336],
  dtmfs: [941, 1209],
  dtmfh: [941, 1477],
};

/** A struck bar: a fundamental with two quickly fading overtones. */
const bar = (frequency, at, loudness = 0.3, fade = 3.2) => ({
  at,
  until: at + 1.6,
  sample: (t) =>
    loudness *
    Math.min(1, t / 0.006) *
    (Math.exp(-fade * t) * Math.sin(2 * Math.PI * frequency * t) +
      0.35 * Math.exp(-fade * 2.4 * t) * Math.sin(2 * Math.PI * frequency * 2.76 * t) +
      0.12 * Math.exp(-fade * 5 * t) * Math.sin(2 * Math.PI * frequency * 5.4 * t)),
});

/** Steady frequencies together, without a click at either end. */
const steady = (frequencies, at, length, loudness = 0.18) => ({
  at,
  until: at + length,
  sample: (t) =>
    loudness *
    Math.min(1, t / 0.008, (length - t) / 0.008) *
    frequencies.reduce((sum, frequency) => sum + Math.sin(2 * Math.PI * frequency * t), 0),
});

function wav(seconds, notes) {
  const samples = new Int16Array(Math.round(seconds * sampleRate));
  for (let i = 0; i < samples.length; i += 1) {
    const t = i / sampleRate;
    let value = 0;
    for (const note of notes) {
      if (t >= note.at && t < note.until) value += note.sample(t - note.at);
    }
    samples[i] = Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}

const sounds = {
  // A rising fourth and its octave, twice, then room to speak: noticed across a room, not a fright.
  incoming: wav(
    3.4,
    [0, 0.75].flatMap((at) => [
      bar(587.33, at),
      bar(783.99, at + 0.14),
      bar(1174.66, at + 0.28, 0.24),
    ]),
  ),
  outgoing: wav(0.5, [bar(783.99, 0, 0.22), bar(987.77, 0.12, 0.18)]),
  disconnect: wav(0.6, [bar(783.99, 0, 0.22), bar(523.25, 0.14, 0.2)]),
  ...Object.fromEntries(
    Object.entries(keys).map(([key, pair]) => [key, wav(0.16, [steady(pair, 0, 0.14)])]),
  ),
};

mkdirSync(folder, { recursive: true });
for (const [sound, file] of Object.entries(sounds)) {
  writeFileSync(new URL(`${sound}.wav`, folder), file);
}
console.log(`${Object.keys(sounds).length} sounds in ${folder.pathname}`);
