/**
 * Everything is mixed at this rate: wide enough for Opus speech, twice that of the telephone
 * network's PCMU.
 */
export const sampleRate = 16_000;

/** WebRTC's audio moves in frames of 10 ms. */
export const frameMs = 10;
export const frameLength = (sampleRate * frameMs) / 1000;

/**
 * Mono samples in the range of 16-bit integers; floating so that a sum of voices cannot wrap
 * around.
 */
export type Samples = Float32Array;

export const fullScale = 32_767;

/** Rounds and clips samples to what a 16-bit format can hold. */
export function toInt16(samples: Samples): Int16Array {
  return Int16Array.from(samples, (sample) =>
    Math.max(-fullScale - 1, Math.min(fullScale, Math.round(sample))),
  );
}

/** How loud samples are: their root mean square as a fraction of full scale. */
export function loudness(samples: Samples): number {
  if (samples.length === 0) return 0;
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return Math.sqrt(energy / samples.length) / fullScale;
}

/** Averages interleaved channels to one. */
export function toMono(interleaved: ArrayLike<number>, channels: number): Samples {
  const mono = new Float32Array(Math.floor(interleaved.length / channels));
  for (let i = 0; i < mono.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += interleaved[i * channels + channel] ?? 0;
    }
    mono[i] = sum / channels;
  }
  return mono;
}
