import { loudness, type Samples } from './sounds/pcm';

/** The loudest 10 ms since it was read last. */
export class LevelMeter {
  private peak = 0;

  add(frame: Samples): void {
    this.peak = Math.max(this.peak, loudness(frame));
  }

  read(): number {
    const peak = this.peak;
    this.peak = 0;
    return peak;
  }
}
