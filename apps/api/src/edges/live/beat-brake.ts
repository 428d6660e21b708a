import type { Clock } from '../../desk/store/clock';

/**
 * A console beats every 1.5 s, and once more when its line changes: one a second on average, and
 * one in hand.
 */
const beatMs = 1_000;
const inHand = 2;

/** Notes a sign of life; returns whether its session is still known. */
type NoteBeat<Beat> = (beat: Beat) => Promise<boolean>;

/**
 * Keeps one socket from costing more than a console needs: one beat is noted at a time and one a
 * second, whatever is sent. Of the others the latest is noted later, because it tells how things
 * are now.
 */
export class BeatBrake<Beat> {
  private underWay: Promise<boolean> | null = null;
  private held: Beat | null = null;
  private isWaiting = false;
  private allowance = inHand;
  private countedAt: Date;

  constructor(
    private readonly note: NoteBeat<Beat>,
    private readonly clock: Clock,
  ) {
    this.countedAt = clock.now();
  }

  /**
   * Answers as the beat that it notes, or as the one that is being noted; `true` at once where
   * another was noted just now.
   */
  async take(beat: Beat): Promise<boolean> {
    if (!this.underWay && this.msToNext() <= 0) return this.begin(beat);
    this.held = beat;
    const answer = this.underWay ?? Promise.resolve(true);
    this.noteHeldLater();
    return answer;
  }

  private begin(beat: Beat): Promise<boolean> {
    // One that was held back tells how things were before.
    this.held = null;
    this.allowance -= 1;
    this.underWay = this.note(beat).finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  private noteHeldLater(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    void this.noteHeld();
  }

  private async noteHeld(): Promise<void> {
    try {
      // What becomes of that one concerns those who sent it.
      await this.underWay?.catch(() => undefined);
      await this.clock.pause(Math.max(0, this.msToNext()));
      if (this.held && !this.underWay) await this.begin(this.held);
    } catch {
      // Expected: the database is away. The console says it again with its next beat.
    } finally {
      this.isWaiting = false;
      if (this.held) this.noteHeldLater();
    }
  }

  /** How many ms are left until the next beat may be noted. */
  private msToNext(): number {
    const now = this.clock.now();
    // A clock that is set back gives nothing and takes nothing.
    const gone = Math.max(0, now.getTime() - this.countedAt.getTime());
    this.countedAt = now;
    this.allowance = Math.min(inHand, this.allowance + gone / beatMs);
    return (1 - this.allowance) * beatMs;
  }
}
