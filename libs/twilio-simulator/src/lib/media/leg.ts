import type { Hearing } from '../kernel/media-plane';
import { FrameQueue } from './frame-queue';
import { LevelMeter } from './level-meter';
import type { Samples } from './sounds/pcm';
import type { Player } from './player';
import { SilenceDetector } from './silence-detector';

/** Where a leg's sound goes; a WebRTC connection, or an ear in a test. */
export type Ear = (frame: Samples, now: number) => void;

/** What the mixer keeps of one leg. */
export class Leg {
  readonly voice = new FrameQueue();
  readonly speaks = new LevelMeter();
  readonly heard = new LevelMeter();
  readonly silence = new SilenceDetector();
  hearing: Hearing = { kind: 'silence' };
  player: Player | null = null;
  /**
   * Set while audio can flow to the leg; sounds stand still before that, so that nobody misses
   * their beginning.
   */
  ear: Ear | null = null;
  /** What the leg says in this frame; null while it says nothing. */
  frame: Samples | null = null;
}
