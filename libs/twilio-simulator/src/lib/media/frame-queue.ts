import { frameLength, frameMs, type Samples } from './sounds/pcm';

/** The mixer does not wait for a leg that was silent for this time. */
const patienceMs = 60;

/** More than this is delay that nobody needs; it builds up when the machine stalls. */
const longestBacklog = 300 / frameMs;

/** What a leg has said and the mixer has not taken yet, in frames of 10 ms. */
export class FrameQueue {
  private readonly frames: Samples[] = [];
  private rest: Samples = new Float32Array(0);
  private lastArrival = -Infinity;

  push(samples: Samples, now: number): void {
    this.lastArrival = now;
    const joined = new Float32Array(this.rest.length + samples.length);
    joined.set(this.rest);
    joined.set(samples, this.rest.length);
    let taken = 0;
    for (; joined.length - taken >= frameLength; taken += frameLength) {
      this.frames.push(joined.subarray(taken, taken + frameLength));
    }
    this.rest = joined.subarray(taken);
    while (this.frames.length > longestBacklog) this.frames.shift();
  }

  get length(): number {
    return this.frames.length;
  }

  take(): Samples | undefined {
    return this.frames.shift();
  }

  /** Whether the next frame is only late: mixing without it would cut a hole into this voice. */
  isLate(now: number): boolean {
    return this.frames.length === 0 && now - this.lastArrival < patienceMs;
  }

  /** Whether the leg is speaking to us at all. */
  isFlowing(now: number): boolean {
    return now - this.lastArrival < patienceMs;
  }
}
