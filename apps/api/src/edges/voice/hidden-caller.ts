import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

/**
 * What stands instead of a number that a caller keeps to themselves. The carrier sends these words
 * as they are, or spells them on a keypad, where RESTRICTED is 7378742833; networks put a country
 * code in front of that:
 * https://support.twilio.com/hc/en-us/articles/223179988-Why-am-I-getting-calls-from-these-strange-numbers-
 * https://www.twilio.com/en-us/changelog/upcoming-changes-to-withheld-caller-ids-behavior-for-dial-calls
 */
const words = [
  'anonymous',
  'blocked',
  'restricted',
  'unavailable',
  'unknown',
  'private',
  'withheld',
  'hidden',
] as const;

/** Seen at the carrier beside the words, and no number of anybody. */
const otherDigits = ['464'] as const;

const keys = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const onKeypad = (word: string): string =>
  word.replace(/[a-z]/g, (letter) => `${keys.findIndex((key) => key.includes(letter))}`);

const hidingDigits = [...words.map(onKeypad), ...otherDigits];
const callingCodes = new Set<string>(
  getCountries().map((country) => getCountryCallingCode(country)),
);

/** An address with a scheme, such as a SIP one, perhaps behind a name: its user and its host. */
const address = /(?:^|<)(?:sips?|tel|client):(?<user>[^@;>?]*)(?:@(?<host>[^:;>?]*))?/i;

/**
 * Whether a caller hides their number. The carrier says so with nothing, with a word, with that
 * word on a keypad (with or without a country code), or with a SIP address. RFC 3323 names
 * `anonymous.invalid`.
 */
export function isHidden(from: string): boolean {
  const { user, host } = address.exec(from.trim())?.groups ?? {};
  if (host?.toLowerCase().endsWith('.invalid')) return true;
  if (user !== undefined) return saysSo(user) || isSpelt(user);
  return saysSo(from) || isSpelt(from);
}

/** Nothing but such a word, or words around it that hold no digit: `Private number`. */
function saysSo(text: string): boolean {
  const said = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (/\p{N}/u.test(text)) return false;
  return said.length === 0 || said.some((word) => words.some((known) => known === word));
}

/**
 * A number that somebody may really have looks the same in some countries, such as +1 737 874 2833
 * in Texas. Of the calls that come from it nearly all are hidden ones, so that one owner loses the
 * offer to be called back.
 */
function isSpelt(text: string): boolean {
  const digits = text.replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return false;
  const number = digits.replace(/^\+?0*/, '');
  if (number === '' || /^10+$/.test(number)) return true;
  return hidingDigits.some(
    (hiding) =>
      number === hiding ||
      (number.endsWith(hiding) && callingCodes.has(number.slice(0, -hiding.length))),
  );
}
