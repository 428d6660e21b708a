import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { fewParameters } from './few-parameters.mjs';

/** @param {string} code */
function findings(code) {
  return new Linter()
    .verify(code, {
      languageOptions: { parser: /** @type {import('eslint').Linter.Parser} */ (tseslint.parser) },
      plugins: { baton: { rules: { 'few-parameters': fewParameters } } },
      rules: { 'baton/few-parameters': ['error', { most: 2, mostInjected: 3 }] },
    })
    .map(({ message }) => message);
}

describe('the limit on parameters', () => {
  it.each([
    'function f(a, b, c) {}',
    'const f = (a, b, c) => a;',
    'class C { m(a, b, c) {} }',
    'class C { constructor(private a: A, b: B, c: C) {} }',
    '@Injectable() class C { m(a, b, c) {} }',
    '@Injectable() class C { constructor(a: A, b: B, c: C, d: D) {} }',
  ])('is crossed by %s', (code) => {
    expect(findings(code)).toEqual([expect.stringMatching(/^[34] parameters, at most [23]/)]);
  });

  it.each([
    'function f(a, b) {}',
    'function f({ a, b, c }) {}',
    '@Injectable() class C { constructor(a: A, b: B, c: C) {} }',
  ])('is kept by %s', (code) => {
    expect(findings(code)).toEqual([]);
  });
});
