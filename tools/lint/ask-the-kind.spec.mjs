import { Linter } from 'eslint';
import { askTheKind } from './ask-the-kind.mjs';

/** @param {string} code */
function findings(code) {
  return new Linter()
    .verify(code, {
      plugins: { baton: { rules: { 'ask-the-kind': askTheKind } } },
      rules: { 'baton/ask-the-kind': 'error' },
    })
    .map(({ message }) => message);
}

describe('the rule that a party is asked for its kind', () => {
  it.each([
    "const isOutside = (agentId) => agentId.startsWith('+');",
    "if (request.customerNumber?.startsWith('+')) call();",
    'const isOutside = (agentId) => /^\\+/.test(agentId);',
    'const isOutside = (agentId) => /^[+]/.test(agentId);',
    "if (party.id === 'queue') wait();",
    "if (end.agent?.id !== 'queue') wait();",
    "if ('queue' === leg.endWith) wait();",
  ])('is broken by %s', (code) => {
    expect(findings(code)).toEqual([expect.stringContaining('ask its kind')]);
  });

  it.each([
    "if (party.kind === 'outside') call();",
    "if (receiver.kind === 'queue') wait();",
    "if (message === 'queue') show();",
    'const isPhoneNumber = (text) => /^\\+[1-9]\\d{6,14}$/.test(text);',
    "if (name.startsWith('a')) show();",
  ])('is kept by %s', (code) => {
    expect(findings(code)).toEqual([]);
  });
});
