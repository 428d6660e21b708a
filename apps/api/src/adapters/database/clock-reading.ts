/** What the database's clock has shown once, next to a stopwatch of our own. All in ms. */
export interface ClockReading {
  /** What is to be added to the stopwatch for the database's time. */
  readonly ahead: number;
  /** By how much that may be wrong, either way. */
  readonly doubt: number;
  /** When it was taken, by the stopwatch. */
  readonly at: number;
}

/**
 * Stopwatch and database go apart by no more than this: a quartz by a tenth of it, and a clock that
 * is being put right by half.
 */
const apartPerMs = 0.001;

/**
 * The database looked at its clock at some moment between question and answer: most likely in the
 * middle, and at worst at either end.
 */
export function readingOf(shown: number, askedAt: number, answeredAt: number): ClockReading {
  return {
    ahead: shown - (askedAt + answeredAt) / 2,
    doubt: (answeredAt - askedAt) / 2,
    at: answeredAt,
  };
}

/**
 * Which of two readings to go by: the one with less doubt, in which the older one gains as time
 * goes by. Where both cannot be true, one of the clocks has been set, or the stopwatch has stood
 * still, since the older one was taken.
 */
export function betterOf(older: ClockReading, newer: ClockReading): ClockReading {
  const olderDoubt = older.doubt + (newer.at - older.at) * apartPerMs;
  const canBothBeTrue = Math.abs(newer.ahead - older.ahead) <= newer.doubt + olderDoubt;
  return canBothBeTrue && olderDoubt < newer.doubt ? older : newer;
}
