import { sampleRate, type Samples } from './pcm';

/**
 * A slow walk through I, vi, IV, V, as steps above the key's note; each bar also names its
 * arpeggio's notes.
 */
const bars = [
  [0, 4, 7, 12],
  [-3, 0, 4, 9],
  [-7, -3, 0, 5],
  [-5, -1, 2, 7],
];

const beatSeconds = 0.5;
const beatsPerBar = 8;
const repeats = 2;
const key = 261.63;
const volume = 2600;

/**
 * Music that plays while somebody waits, made here and therefore free of rights: arpeggios of
 * plucked strings over a soft bass. Notes that ring beyond the end ring on at the beginning, so the
 * loop has no seam.
 */
export function holdMusic(): Samples {
  const barSeconds = beatsPerBar * beatSeconds;
  const length = Math.round(repeats * bars.length * barSeconds * sampleRate);
  const music = new Float32Array(length);
  for (let bar = 0; bar < repeats * bars.length; bar++) {
    const chord = bars[bar % bars.length] ?? [];
    const start = bar * barSeconds;
    pluck(music, start, { frequency: pitch((chord[0] ?? 0) - 12), seconds: 4, weight: 1.2 });
    for (let beat = 0; beat < beatsPerBar; beat++) {
      // Up and down again; the second time round it begins in the middle.
      const walk = [0, 1, 2, 3, 2, 1, 2, 1];
      const step = walk[(beat + (bar >= bars.length ? 2 : 0)) % walk.length] ?? 0;
      const frequency = pitch(chord[step] ?? 0);
      pluck(music, start + beat * beatSeconds, { frequency, seconds: 1.6, weight: 0.8 });
    }
  }
  return music;
}

function pitch(steps: number): number {
  return key * 2 ** (steps / 12);
}

interface Note {
  /** In Hz. */
  readonly frequency: number;
  readonly seconds: number;
  /** How loud it is beside the others. */
  readonly weight: number;
}

function pluck(music: Samples, startSeconds: number, { frequency, seconds, weight }: Note) {
  const first = Math.round(startSeconds * sampleRate);
  for (let i = 0; i < seconds * sampleRate; i++) {
    const time = i / sampleRate;
    const attack = Math.min(1, time / 0.008);
    const release = Math.min(1, (seconds - time) / 0.1);
    const angle = 2 * Math.PI * frequency * time;
    // The higher a partial, the sooner it dies away, as on a string.
    const string =
      Math.sin(angle) * Math.exp(-2.2 * time) +
      0.4 * Math.sin(2 * angle) * Math.exp(-4 * time) +
      0.15 * Math.sin(3 * angle) * Math.exp(-7 * time);
    const at = (first + i) % music.length;
    music[at] = (music[at] ?? 0) + volume * weight * attack * release * string;
  }
}
