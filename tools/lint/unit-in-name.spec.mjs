import { Linter } from 'eslint';
import { unitInName } from './unit-in-name.mjs';

/** @param {string} code */
function findings(code) {
  return new Linter()
    .verify(code, {
      plugins: { baton: { rules: { 'unit-in-name': unitInName } } },
      rules: { 'baton/unit-in-name': 'error' },
    })
    .map(({ message }) => message);
}

describe('the rule that a unit stands in the name', () => {
  it.each([
    ['patience', '/** How long nobody minds, in ms. */ const patience = 5_000;'],
    ['look', '/** In the long run, in s. */ export const look = 2 * 60;'],
    ['longest', '// The longest message, in bytes.\nconst longest = beat + 4_096;'],
  ])('finds %s', (name, code) => {
    expect(findings(code)).toEqual([expect.stringContaining(`"${name}"`)]);
  });

  it.each([
    '/** How long the queue rests, in ms. */ const restartPauseMs = 500;',
    '/** How many are asked at a time. */ const maxAtOnce = 4;',
    '/** How long it took, in ms. */ const took = (since) => now - since;',
  ])('lets %s be', (code) => {
    expect(findings(code)).toEqual([]);
  });
});
