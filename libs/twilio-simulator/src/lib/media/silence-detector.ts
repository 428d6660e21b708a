import { frameMs, loudness, type Samples } from './sounds/pcm';

/** -42 dB of full scale: above a quiet room's noise, below a soft voice. */
const threshold = 0.008;

/** The pauses between words are not silence yet. */
const hangoverMs = 300;

/** Tells when a voice begins and ends; starts out silent. */
export class SilenceDetector {
  silent = true;
  private quietMs = 0;

  /** Returns the new state when the frame changed it. */
  hear(frame: Samples): boolean | null {
    if (loudness(frame) >= threshold) {
      this.quietMs = 0;
      return this.become(false);
    }
    this.quietMs += frameMs;
    return this.quietMs >= hangoverMs ? this.become(true) : null;
  }

  private become(silent: boolean): boolean | null {
    if (this.silent === silent) return null;
    this.silent = silent;
    return silent;
  }
}
