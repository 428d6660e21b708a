import { Logger } from '@nestjs/common';
import { Clock } from '../../desk/store/clock';
import { betterOf, type ClockReading, readingOf } from './clock-reading';

/** What the clock is put together from, all in ms. */
export interface TimeSources {
  /** Goes evenly from a moment of its own, whatever is done to the machine's clock. */
  stopwatch(): number;
  /** The machine's clock. It is never believed, but it shows when the stopwatch has stood still. */
  wallClock(): number;
  /** Asks the database for its time since 1970. */
  askDatabase(): Promise<number>;
  pause(ms: number): Promise<void>;
}

/** How often the database's clock is looked at, in ms. */
export const lookIntervalMs = 2_000;

/** The first answer comes over a connection that is only being made. */
const firstLooks = 4;

/**
 * The machine's clock and the stopwatch have come apart when it is by more than this, in ms: less
 * is how they are put right.
 */
const jumpMs = 250;

/** What was wrong by more than this, in ms, is told. */
const worthTellingMs = 100;

/**
 * The database's clock, as every process of the desk reckons it: it sets deadlines that the
 * database's queue keeps, and judges heartbeats that others have noted. Between two looks it goes
 * by a stopwatch; while the database is away, what was seen last counts.
 */
export class DatabaseClock extends Clock {
  private readonly logger = new Logger(DatabaseClock.name);
  private isLooking = false;
  private isAway = false;
  private apart: number;

  constructor(
    private readonly sources: TimeSources,
    private reading: ClockReading,
  ) {
    super();
    this.apart = this.howFarApart();
  }

  /**
   * Looks at the database's clock before anybody asks for the time; fails when the database is
   * away.
   */
  static async open(sources: TimeSources): Promise<DatabaseClock> {
    let reading = await read(sources);
    for (let looks = 1; looks < firstLooks; looks += 1) {
      reading = betterOf(reading, await read(sources));
    }
    return new DatabaseClock(sources, reading);
  }

  now(): Date {
    // The machine has slept, or its clock was set: which of both, only the database can say.
    if (Math.abs(this.howFarApart() - this.apart) > jumpMs) void this.look();
    return new Date(this.sources.stopwatch() + this.reading.ahead);
  }

  pause(ms: number): Promise<void> {
    return this.sources.pause(ms);
  }

  /** Compares with the database's clock, once. */
  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const apart = this.howFarApart();
    try {
      this.goBy(betterOf(this.reading, await read(this.sources)));
      // As it was before the question: had the machine slept before the answer, we look again when
      // somebody next asks for the time.
      this.apart = apart;
      this.isAway = false;
    } catch (error) {
      // Expected: the database is away.
      if (!this.isAway) this.logger.warn({ err: error }, 'the time goes by the last look at it');
      this.isAway = true;
    } finally {
      this.isLooking = false;
    }
  }

  private goBy(reading: ClockReading): void {
    const ms = Math.round(reading.ahead - this.reading.ahead);
    this.reading = reading;
    if (Math.abs(ms) > worthTellingMs) this.logger.warn({ ms }, 'the time has been put right');
  }

  private howFarApart(): number {
    return this.sources.wallClock() - this.sources.stopwatch();
  }
}

async function read(sources: TimeSources): Promise<ClockReading> {
  const askedAt = sources.stopwatch();
  const shown = await sources.askDatabase();
  return readingOf(shown, askedAt, sources.stopwatch());
}
