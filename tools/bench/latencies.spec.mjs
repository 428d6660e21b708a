import { percentile, summaryOf } from './latencies.mjs';

const oneTo = (/** @type {number} */ last) => Array.from({ length: last }, (_, index) => index + 1);

describe('a percentile', () => {
  it.each([
    [0.5, 50],
    [0.99, 99],
    [0.991, 100],
    [1, 100],
  ])('of %d among 1 to 100 is %d', (share, value) => {
    expect(percentile(oneTo(100), share)).toBe(value);
  });

  it('of one value is that value', () => {
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('of nothing is an error, not a number', () => {
    expect(() => percentile([], 0.5)).toThrow('Nothing was measured');
  });
});

describe('a summary', () => {
  it('sorts by number, not by text', () => {
    expect(summaryOf([10, 9, 100, 1])).toEqual({ count: 4, p50Ms: 9, p99Ms: 100, maxMs: 100 });
  });
});
