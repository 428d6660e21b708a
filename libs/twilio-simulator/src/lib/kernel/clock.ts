/** The simulator's only source of time, so that a test can own it. */
export interface Clock {
  /** Ms since 1970. */
  now(): number;
  /** Calls back after `ms`; returns how to cancel. */
  after(ms: number, callback: () => void): () => void;
}

/** The machine's own time. */
export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
