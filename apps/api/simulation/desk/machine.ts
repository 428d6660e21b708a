import type { TimeSources } from '../../src/adapters/database/database-clock';
import type { MemoryDatabase } from '../store/memory-database';
import type { VirtualTime } from '../time/virtual-time';
import type { Lifeline } from '../time/lifeline';

/** How long a question to the database is on its way, and so the answer, in ms. */
const oneWayMs = 1;

/** What is wrong with the clocks of a machine. */
export type ClockFault =
  /** Somebody has set its clock. */
  | 'jump'
  /** It counts time too fast or too slowly. */
  | 'drift'
  /** It sleeps, and its stopwatch with it; its clock does not. */
  | 'sleep'
  /** The database's answers take a while to reach it, and its questions do not. */
  | 'slow answers';

/**
 * The machine of one process: what its clock shows, how it counts time, and how it asks the
 * database, whose time is the true one.
 */
export class Machine implements TimeSources {
  private clockIsFastBy = 0;
  private answersTake = 0;
  private rate = 1;
  private counted = 0;
  private countedUntil: number;
  private sleepsUntil = -Infinity;

  constructor(
    private readonly time: VirtualTime,
    private readonly lifeline: Lifeline,
    private readonly database: MemoryDatabase,
  ) {
    this.countedUntil = time.now();
  }

  stopwatch(): number {
    const from = Math.max(this.countedUntil, this.sleepsUntil);
    return this.counted + Math.max(0, this.time.now() - from) * this.rate;
  }

  wallClock(): number {
    return this.time.now() + this.clockIsFastBy;
  }

  async askDatabase(): Promise<number> {
    await this.pass(oneWayMs);
    this.database.mustBeThere();
    const shown = this.time.now();
    await this.pass(oneWayMs + this.answersTake);
    return shown;
  }

  /** Wakes nobody whose process is dead. */
  pause(ms: number): Promise<void> {
    return this.lifeline.hearOf(this.time.pause(ms));
  }

  suffer(does: ClockFault, ms: number): void {
    this.goOnCounting();
    if (does === 'jump') this.clockIsFastBy = ms;
    // Far more than any quartz does, and as much as one that is put right in a hurry.
    else if (does === 'drift') this.rate = 1 + ms / 100_000;
    else if (does === 'slow answers') this.answersTake = Math.abs(ms);
    else {
      this.sleepsUntil = this.time.now() + ms;
      this.lifeline.freeze(ms);
    }
  }

  /** Everything is in order again, and its clock is set right. */
  mend(): void {
    this.goOnCounting();
    [this.clockIsFastBy, this.answersTake, this.rate] = [0, 0, 1];
    this.sleepsUntil = -Infinity;
  }

  /** What has been counted so far stays, whatever comes. */
  private goOnCounting(): void {
    this.counted = this.stopwatch();
    this.countedUntil = this.time.now();
  }

  private async pass(ms: number): Promise<void> {
    await this.time.pause(ms);
    await this.lifeline.thawed();
  }
}
