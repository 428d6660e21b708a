#!/usr/bin/env node
/*
 * Composes the music that customers hear while they wait or are held, and writes it as WAV files:
 *
 *     node tools/compose-music.mjs
 *
 * Every note is computed here, from a chord progression and a few sine waves, so the music is this
 * project's own; see apps/api/src/audio/LICENSE.md. The same script always writes the same bytes.
 * All tones stay below 900 Hz (harmonics included), which suits a telephone and leaves the upper
 * band to the tests' tones. What rings on at the end is folded onto the beginning, so it loops
 * seamlessly.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sampleRate = 8_000;
const highestToneHz = 900;
const folder = join(import.meta.dirname, '../apps/api/src/audio');

/** Semitones from A4 (440 Hz). @param {number} semitones */
const pitch = (semitones) => 440 * 2 ** (semitones / 12);
/** @type {Record<string, number>} */
const notes = { C: -9, D: -7, E: -5, F: -4, G: -2, A: 0, B: 2 };
/** A note such as `A3`, in Hz. @param {string} name */
const tone = (name) => pitch((notes[name.charAt(0)] ?? 0) + 12 * (Number(name.at(-1)) - 4));

/**
 * Adds one soft note: a sine with two quiet harmonics, a gentle beginning and a long end.
 *
 * @param {Float64Array} samples
 * @param {{ at: number, hz: number, seconds: number, loudness: number }} note
 */
function addNote(samples, { at, hz, seconds, loudness }) {
  const partials = [
    { harmonic: 1, share: 1 },
    { harmonic: 2, share: 0.25 },
    { harmonic: 3, share: 0.08 },
  ].filter(({ harmonic }) => hz * harmonic < highestToneHz);
  const length = Math.round(seconds * sampleRate);
  const start = Math.round(at * sampleRate);
  for (let index = 0; index < length; index += 1) {
    const time = index / sampleRate;
    const rise = Math.min(1, time / 0.04);
    const fall = Math.exp((-3 * time) / seconds) * Math.min(1, (seconds - time) / 0.1);
    let value = 0;
    for (const { harmonic, share } of partials) {
      value += share * Math.sin(2 * Math.PI * hz * harmonic * time);
    }
    // What reaches beyond the end sounds at the beginning of the next turn.
    const turn = (start + index) % samples.length;
    samples[turn] = (samples[turn] ?? 0) + loudness * rise * fall * value;
  }
}

/**
 * Adds a chord that swells and fades under the melody.
 *
 * @param {Float64Array} samples
 * @param {{ at: number, chord: number[], seconds: number, loudness: number }} pad
 */
function addPad(samples, { at, chord, seconds, loudness }) {
  const length = Math.round(seconds * sampleRate);
  const start = Math.round(at * sampleRate);
  for (const hz of chord) {
    for (let index = 0; index < length; index += 1) {
      const time = index / sampleRate;
      const swell = Math.sin((Math.PI * time) / seconds) ** 2;
      const shimmer = 1 + 0.15 * Math.sin(2 * Math.PI * 0.5 * time);
      const turn = (start + index) % samples.length;
      samples[turn] =
        (samples[turn] ?? 0) + loudness * swell * shimmer * Math.sin(2 * Math.PI * hz * time);
    }
  }
}

/**
 * Plays a piece: a chord a bar, its notes broken upwards and downwards, and a melody above it.
 *
 * @param {{ bars: string[], secondsPerBar: number, pattern: number[], melody: string[] }} piece
 */
function compose({ bars, secondsPerBar, pattern, melody }) {
  const samples = new Float64Array(Math.round(bars.length * secondsPerBar * sampleRate));
  bars.forEach((bar, index) => {
    const at = index * secondsPerBar;
    const chord = bar.split(' ').map(tone);
    // Chords overlap by half, so that there is never silence between them.
    addPad(samples, { at, chord, seconds: secondsPerBar * 2, loudness: 0.11 });
    pattern.forEach((step, beat) => {
      addNote(samples, {
        at: at + (beat * secondsPerBar) / pattern.length,
        hz: chord[step % chord.length] ?? 0,
        seconds: 1.8,
        loudness: 0.22,
      });
    });
    const sung = melody[index % melody.length] ?? '';
    sung.split(' ').forEach((name, beat, all) => {
      if (name === '-') return;
      addNote(samples, {
        at: at + (beat * secondsPerBar) / all.length,
        hz: tone(name),
        seconds: 2.2,
        loudness: 0.3,
      });
    });
  });
  return samples;
}

/**
 * Writes samples as 16-bit mono WAV, at a level well below the loudest.
 *
 * @param {string} name
 * @param {Float64Array} samples
 */
function writeWave(name, samples) {
  const peak = samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
  const wave = Buffer.alloc(44 + samples.length * 2);
  wave.write('RIFF', 0);
  wave.writeUInt32LE(36 + samples.length * 2, 4);
  wave.write('WAVEfmt ', 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(sampleRate, 24);
  wave.writeUInt32LE(sampleRate * 2, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36);
  wave.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, index) => {
    wave.writeInt16LE(Math.round((value / peak) * 0.5 * 32_767), 44 + index * 2);
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), wave);
  console.log(`${name}: ${(samples.length / sampleRate).toFixed(1)} s, ${wave.length} bytes`);
}

writeWave(
  'wait-music.wav',
  compose({
    secondsPerBar: 3.75,
    bars: [
      ...['C3 G3 E4', 'A2 E3 C4', 'F3 C4 A4', 'G3 D4 B4'],
      ...['C3 G3 E4', 'A2 E3 C4', 'D3 A3 F4', 'G3 D4 B4'],
      ...['F3 C4 A4', 'C3 G3 E4', 'D3 A3 F4', 'A2 E3 C4'],
      ...['F3 C4 A4', 'G3 D4 B4', 'C3 G3 E4', 'G3 D4 B4'],
    ],
    pattern: [0, 1, 2, 1, 2, 1],
    melody: ['E5 - G5 -', 'A5 - G5 E5', 'F5 - E5 C5', 'D5 - - G4'],
  }),
);

writeWave(
  'hold-music.wav',
  compose({
    secondsPerBar: 5,
    bars: [
      ...['A2 E3 C4', 'F3 C4 A4', 'C3 G3 E4', 'G3 D4 B4'],
      ...['D3 A3 F4', 'A2 E3 C4', 'E3 B3 G4', 'A2 E3 C4'],
      ...['F3 C4 A4', 'C3 G3 E4', 'D3 A3 F4', 'E3 B3 G4'],
    ],
    pattern: [0, 1, 2, 1],
    melody: ['- A4 - C5', '- C5 A4 -', '- G4 - E4', '- D5 B4 -'],
  }),
);

// Between two tries of a desk that is out of order.
writeWave(
  'short-music.wav',
  compose({
    secondsPerBar: 2.5,
    bars: ['C3 G3 E4', 'A2 E3 C4', 'F3 C4 A4', 'G3 D4 B4'],
    pattern: [0, 1, 2, 1],
    melody: ['E5 - G5 -', 'A5 - G5 E5', 'F5 - E5 C5', 'D5 - - G4'],
  }),
);
