import { medianOf, tell } from './report.mjs';

const load = (/** @type {number} */ usableMs) => ({ usableMs, files: [] });

describe('the report about the console', () => {
  it('goes by the load in the middle', () => {
    expect(medianOf([load(900), load(100), load(200)]).usableMs).toBe(200);
  });

  it('counts the Voice SDK by itself', () => {
    const files = [
      { name: '/main.js', bytes: 200_000, isVoiceSdk: false },
      { name: '/chunk.js', bytes: 60_500, isVoiceSdk: true },
    ];
    const text = tell('desk', { usableMs: 1_234.5, files });
    expect(text).toContain('before the Voice SDK: 200.0 kB');
    expect(text).toContain('the Voice SDK: 60.5 kB');
  });
});
