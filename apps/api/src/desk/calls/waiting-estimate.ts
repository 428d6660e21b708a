/** Fewer conversations than these say nothing about the next one. */
const enoughTalks = 5;

/** What is known about how fast the line moves. */
export interface Pace {
  /** How long the latest conversations with customers have lasted, in ms. */
  readonly talks: readonly number[];
  /** How many agents take calls: available, on one, or finishing one. */
  readonly agents: number;
}

/**
 * Estimates the wait of a customer at a place in the queue, in whole minutes. It assumes that every
 * agent takes the next customer after a conversation of usual length. Null while there is too
 * little to go by, or nobody who takes calls: no estimate is better than an invented one.
 */
export function estimatedMinutes(position: number, { talks, agents }: Pace): number | null {
  if (talks.length < enoughTalks || agents === 0) return null;
  const ms = (position * usual(talks)) / agents;
  return Math.max(1, Math.ceil(ms / 60_000));
}

/** The median: one endless conversation says nothing about the others. */
function usual(talks: readonly number[]): number {
  const sorted = [...talks].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
