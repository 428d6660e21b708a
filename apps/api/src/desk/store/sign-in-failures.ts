/** Who fails: an account, a browser that is known for it, or an address. */
export interface Subject {
  readonly name: string;
  /** How many failures cost nothing. */
  readonly free: number;
}

/** How often one has failed lately. */
export interface Failures {
  readonly count: number;
  readonly lastAt: Date;
  /** When the next attempt is looked at. */
  readonly blockedUntil: Date;
}

/** The first delay, in ms; each failure doubles it. */
const firstDelayMs = 1_000;
/** No delay is longer, in ms: who has forgotten a password must not wait forever. */
export const maxDelayMs = 60_000;
/** After this time without a failure, earlier failures are forgotten, in ms. */
export const forgottenAfterMs = 60 * 60_000;

/** What one more failure makes of those before. */
export function afterFailure(before: Failures | null, free: number, now: Date): Failures {
  const isRecent = before && now.getTime() - before.lastAt.getTime() < forgottenAfterMs;
  const count = (isRecent ? before.count : 0) + 1;
  const delay = count < free ? 0 : Math.min(firstDelayMs * 2 ** (count - free), maxDelayMs);
  return { count, lastAt: now, blockedUntil: new Date(now.getTime() + delay) };
}

/**
 * Counts failed attempts to sign in, for all processes together. It stands beside the store,
 * because the simulation's agents sign in without a password.
 */
export abstract class SignInFailures {
  /**
   * Counts an attempt as failed before it is looked at, so that many at once count as many. Answers
   * null, or how long in ms somebody has to wait first; then nothing is counted.
   */
  abstract begin(subjects: readonly Subject[]): Promise<number | null>;
  /**
   * Takes an attempt back: it has succeeded. What else `cleared` ones had failed before is
   * forgotten.
   */
  abstract succeed(subjects: readonly Subject[], cleared: readonly Subject[]): Promise<void>;
}
