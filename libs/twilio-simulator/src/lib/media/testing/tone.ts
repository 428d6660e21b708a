import { sampleRate, type Samples } from '../sounds/pcm';

/** A pure tone. */
export function tone(frequency: number, ms: number, amplitude = 8000, rate = sampleRate): Samples {
  const samples = new Float32Array(Math.round((ms * rate) / 1000));
  for (let i = 0; i < samples.length; i++) {
    samples[i] = amplitude * Math.sin((2 * Math.PI * frequency * i) / rate);
  }
  return samples;
}

/** How strong a tone is in the samples: its amplitude, by Goertzel's algorithm. */
export function strength(frequency: number, samples: Samples, rate = sampleRate): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / rate);
  let last = 0;
  let beforeLast = 0;
  for (const sample of samples) {
    [last, beforeLast] = [sample + coefficient * last - beforeLast, last];
  }
  const power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

/** The longest stretch, in ms, in which a tone that should be there is not. */
export function longestGapMs(frequency: number, samples: Samples, rate = sampleRate): number {
  const window = rate / 100;
  let longest = 0;
  let current = 0;
  const strengths: number[] = [];
  for (let at = 0; at + window <= samples.length; at += window) {
    strengths.push(strength(frequency, samples.subarray(at, at + window), rate));
  }
  const median = [...strengths].sort((a, b) => a - b)[strengths.length >> 1] ?? 0;
  for (const value of strengths) {
    current = value < median / 4 ? current + 10 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}
