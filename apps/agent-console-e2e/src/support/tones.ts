import { writeFileSync } from 'node:fs';

/** Who speaks in a journey, and the tone (Hz) that each one's microphone picks up. */
export const tones = { customer: 1300, agent1: 1700, agent2: 2300, agent3: 2900 } as const;

export type Speaker = keyof typeof tones;

export const speakers = Object.keys(tones) as readonly Speaker[];

const sampleRate = 48_000;
/** A quarter of full scale, so that three voices together do not overload a mixer. */
const amplitude = 8_000;
/**
 * A whole number of periods of each tone: Chromium plays the file in a loop, and the seam must not
 * click.
 */
const seconds = 1;

/** Writes a tone as a 16-bit mono WAV file, for Chromium's fake microphone. */
export function writeTone(file: string, frequency: number): void {
  const samples = sampleRate * seconds;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples * 2, 40);
  for (let sample = 0; sample < samples; sample += 1) {
    const value = amplitude * Math.sin((2 * Math.PI * frequency * sample) / sampleRate);
    wav.writeInt16LE(Math.round(value), 44 + sample * 2);
  }
  writeFileSync(file, wav);
}
