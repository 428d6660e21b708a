import { phoneNumberSchema } from '@baton/shared-types';

/** What an agent has typed as a telephone number: the number, or what is wrong with it. */
export type DialedNumber = { readonly number: string } | { readonly problem: string };

const fewestDigits = 7;
const mostDigits = 15;

/**
 * Reads a telephone number as people write them, with blanks, dashes and brackets. The zero in brackets
 * that some countries put behind their code is not dialed from abroad.
 */
export function readDialedNumber(typed: string): DialedNumber {
  const text = typed.trim().replace(/\(0\)/g, '');
  const compact = text.replace(/[\s\-\u2010-\u2015()./]/g, '');
  const problem = problemWith(compact);
  if (problem) return { problem };
  const number = phoneNumberSchema.safeParse(compact);
  return number.success ? { number: number.data } : { problem: 'This is no telephone number.' };
}

function problemWith(compact: string): string | null {
  if (compact === '') return 'Enter a telephone number.';
  const stranger = /[^\d+]/u.exec(compact);
  if (stranger) return `"${stranger[0]}" is not part of a telephone number.`;
  if (compact.startsWith('00')) {
    return `Begin with + instead of 00: +${compact.slice(2)}.`;
  }
  if (!compact.startsWith('+')) return 'Begin with + and the country code, such as +1 or +44.';
  const digits = compact.slice(1);
  if (digits.includes('+')) return 'The + belongs at the beginning only.';
  if (digits.startsWith('0')) return 'No country code begins with 0.';
  if (digits.length < fewestDigits) {
    return `Too short: ${countText(digits.length)} behind the +, and there must be at least ${fewestDigits}.`;
  }
  if (digits.length > mostDigits) {
    return `Too long: ${countText(digits.length)} behind the +, and there can be at most ${mostDigits}.`;
  }
  return null;
}

const countText = (digits: number): string => (digits === 1 ? '1 digit' : `${digits} digits`);
