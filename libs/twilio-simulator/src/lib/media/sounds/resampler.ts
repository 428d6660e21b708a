import type { Samples } from './pcm';

/** Zero crossings of the filter's sinc to each side: more is sharper and slower. */
const crossings = 12;

/**
 * Changes the rate of a stream of samples without losing the thread between chunks.
 *
 * A windowed-sinc low-pass is split into one short filter per output phase, so that each output
 * sample costs only the multiplications with input samples that exist.
 */
export class Resampler {
  private readonly up: number;
  private readonly down: number;
  private readonly phases: readonly Float32Array[];
  private readonly taps: number;
  private past: Float32Array;
  /**
   * Position of the next output sample behind the first sample of `past`, in steps of 1/up input
   * samples.
   */
  private position = 0;

  constructor(from: number, to: number) {
    const divisor = greatestCommonDivisor(from, to);
    this.up = to / divisor;
    this.down = from / divisor;
    const widening = Math.max(1, from / to);
    this.taps = 2 * Math.ceil(crossings * widening);
    this.phases = Array.from({ length: this.up }, (_, phase) =>
      phaseFilter(phase / this.up, this.taps, 1 / widening),
    );
    // Silence before the beginning, so that the first sample already has neighbours on its left.
    this.past = new Float32Array(this.taps / 2 - 1);
  }

  process(input: Samples): Samples {
    if (this.up === this.down) return input;
    const signal = new Float32Array(this.past.length + input.length);
    signal.set(this.past);
    signal.set(input, this.past.length);

    const available = (signal.length - this.taps + 1) * this.up - this.position;
    const output = new Float32Array(Math.max(0, Math.ceil(available / this.down)));
    let position = this.position;
    for (let i = 0; i < output.length; i++, position += this.down) {
      const start = Math.floor(position / this.up);
      const filter = this.phases[position % this.up];
      if (!filter) break;
      let sum = 0;
      for (let tap = 0; tap < this.taps; tap++) {
        sum += (filter[tap] ?? 0) * (signal[start + tap] ?? 0);
      }
      output[i] = sum;
    }
    const consumed = Math.min(Math.floor(position / this.up), signal.length);
    this.past = signal.slice(consumed);
    this.position = position - consumed * this.up;
    return output;
  }

  /** Changes the rate of a whole recording, whose length is kept to the sample. */
  static convert(samples: Samples, from: number, to: number): Samples {
    if (from === to) return samples;
    const resampler = new Resampler(from, to);
    const padded = new Float32Array(samples.length + resampler.taps);
    padded.set(samples);
    return resampler.process(padded).subarray(0, Math.round((samples.length * to) / from));
  }
}

function phaseFilter(fraction: number, taps: number, cutoff: number): Float32Array {
  const filter = new Float32Array(taps);
  const centre = taps / 2 - 1 + fraction;
  let sum = 0;
  for (let tap = 0; tap < taps; tap++) {
    const distance = tap - centre;
    const angle = (2 * Math.PI * (distance + taps / 2)) / taps;
    // Blackman window: side lobes below -58 dB.
    const window = 0.42 - 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
    const value = cutoff * sinc(cutoff * distance) * window;
    filter[tap] = value;
    sum += value;
  }
  return filter.map((value) => value / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
