/**
 * The value that so large a share of all values does not exceed: the nearest rank, never one in
 * between.
 *
 * @param {readonly number[]} sorted ascending
 * @param {number} share above 0, at most 1
 */
export function percentile(sorted, share) {
  const value = sorted[Math.ceil(sorted.length * share) - 1];
  if (value === undefined) throw new Error('Nothing was measured: there is no percentile.');
  return value;
}

/**
 * What took how long, in ms.
 *
 * @param {readonly number[]} values in any order
 */
export function summaryOf(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return {
    count: sorted.length,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    maxMs: percentile(sorted, 1),
  };
}

/** @typedef {ReturnType<typeof summaryOf>} Summary */
