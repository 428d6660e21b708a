/**
 * What time it is, the same in every process. Nothing else in the desk's shell looks at a clock.
 */
export abstract class Clock {
  abstract now(): Date;
  /** Resolves when so many milliseconds have gone by. */
  abstract pause(ms: number): Promise<void>;
}

/** The moment that lies so many milliseconds before another. */
export const msBefore = (moment: Date, ms: number) => new Date(moment.getTime() - ms);

/** The time that is the given number of seconds after another. */
export const secondsAfter = (moment: Date, seconds: number) =>
  new Date(moment.getTime() + seconds * 1000);
