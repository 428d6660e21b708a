import { frameLength, type Samples } from './sounds/pcm';

/** Plays one sound to one leg, frame by frame; a loop has no seam. */
export class Player {
  private position = 0;

  constructor(
    readonly playId: string,
    private readonly sound: Samples,
    private readonly loop: boolean,
  ) {}

  next(): Samples {
    const frame = new Float32Array(frameLength);
    if (this.sound.length === 0) return frame;
    let filled = 0;
    while (filled < frameLength && this.position < this.sound.length) {
      const piece = this.sound.subarray(this.position, this.position + frameLength - filled);
      frame.set(piece, filled);
      filled += piece.length;
      this.position += piece.length;
      if (this.loop && this.position === this.sound.length) this.position = 0;
    }
    return frame;
  }
}
