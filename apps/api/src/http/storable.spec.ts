import fc from 'fast-check';
import { cut, findUnstorable, toStorable, whyNotStorable } from './storable';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\0', '\ud83d', '\ude00', 'a', '\u{1f600}') }),
);

describe('a text that is to be stored', () => {
  it('can be kept once it has been made so, and stays as it is when it could before', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = toStorable(text);
        expect(whyNotStorable(kept)).toBeNull();
        if (whyNotStorable(text) === null) expect(kept).toBe(text);
      }),
    );
  });

  it('is cut between characters, to no more than there is room for', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), (text, length) => {
        const kept = cut(text, length);
        expect(whyNotStorable(kept)).toBeNull();
        expect(kept.length).toBeLessThanOrEqual(length);
      }),
    );
  });

  it.each([
    [{ note: 'a\0' }, ['note'], 'U+0000'],
    [{ list: ['a', { b: '\ud800' }] }, ['list', '1', 'b'], 'surrogate'],
    [{ 'a\0': 1 }, [], 'name'],
    ['\0', [], 'U+0000'],
  ])('is found to be bad in %j, with the path to it', (value, path, word) => {
    const found = findUnstorable(value);
    expect(found?.path).toEqual(path);
    expect(found?.message).toContain(word);
  });

  it.each([[null], [{ a: [1, true, null, 'é\u{1f600}'] }], ['']])('is fine: %j', (value) => {
    expect(findUnstorable(value)).toBeNull();
  });
});
