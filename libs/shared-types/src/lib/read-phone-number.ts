import {
  type CountryCode,
  isSupportedCountry,
  type MetadataJson,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import { foldPhoneText } from './fold-phone-text';

/**
 * What somebody has typed or pasted as a telephone number: what was understood, or what is wrong
 * and what to do.
 */
export type ReadNumber =
  | {
      /** In E.164. */
      readonly number: string;
      /** With its country code, in groups, as people read it. */
      readonly shown: string;
      /** Its country, as two letters; null where it belongs to none that is known. */
      readonly country: string | null;
    }
  | { readonly problem: string };

/** How numbers are read that come without a country code, and what is known of numbers. */
export interface Reading {
  /** The desk's own number, in E.164: its country is meant where none is said. */
  readonly deskNumber: string;
  /**
   * Of `libphonenumber-js`, `min` or `max`; TypeScript reads more out of the file than the library
   * promises.
   */
  readonly metadata: object;
}

/** The longest text that is looked at. */
export const maxPhoneTextCharacters = 100;

const problem = (words: string): ReadNumber => ({ problem: words });

/**
 * Reads a telephone number as people write, copy or link it: with decoration, `tel:`, `00`, `011`,
 * or as one calls it at home.
 */
export function readPhoneNumber(text: string, reading: Reading): ReadNumber {
  const metadata = reading.metadata as MetadataJson;
  const link = withoutLink(text.slice(0, maxPhoneTextCharacters));
  if (typeof link !== 'string') return link;
  const folded = foldPhoneText(link);
  if (!/\d/.test(folded)) return problem('Enter a phone number.');
  const odd = whatIsOdd(folded);
  if (odd) return problem(odd);
  const desk = parsePhoneNumberFromString(reading.deskNumber, {}, metadata);
  const calling = desk?.countryCallingCode ?? '';
  const digits = international(folded, calling);
  if (isShort(digits, calling, metadata)) {
    return problem(`${folded} is an emergency or service number. Dial it from another phone.`);
  }
  const home = homeOf(desk?.country ?? metadata.country_calling_codes[calling]?.[0], metadata);
  const known = parsePhoneNumberFromString(digits, home ? { defaultCountry: home } : {}, metadata);
  if (!known) return problem(notUnderstood(digits));
  const length = known.number.length - 1;
  if (length < 7) return problem(`Too short: ${length} digits. A phone number has at least 7.`);
  if (length > 15) return problem(`Too long: ${length} digits. A phone number has at most 15.`);
  return {
    number: known.number,
    shown: known.formatInternational(),
    country: known.country ?? null,
  };
}

/** The number of a link: https://www.rfc-editor.org/rfc/rfc3966 */
function withoutLink(text: string): string | ReadNumber {
  const link = /^[\p{Z}\p{C}<"']*(?<scheme>[a-z]+)\s*:(?:\/\/)?(?<rest>.*)$/isu.exec(text)?.groups;
  if (!link) return text;
  if (!['tel', 'callto', 'phone'].includes(link['scheme']?.toLowerCase() ?? '')) {
    return problem(`This is a link (${link['scheme'] ?? ''}:), not a phone number.`);
  }
  const [number = '', ...parameters] = decoded(link['rest'] ?? '').split(';');
  const extension = parameters.find((parameter) => /^ext=/i.test(parameter));
  if (extension) return problem(noExtension(extension.slice(4)));
  const context = parameters.find((parameter) => /^phone-context=\+/i.test(parameter));
  return (context?.slice('phone-context='.length) ?? '') + number;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Expected: a stray per cent sign. It is named as what is wrong.
    return text;
  }
}

function whatIsOdd(folded: string): string | null {
  const extension = /(?:x|ext|extension|#)\D*(\d+)$/i.exec(folded);
  if (extension) return noExtension(extension[1] ?? '');
  if (/[,;]/.test(folded)) return 'Enter one number only, without pauses or extra keys.';
  const stranger = /[^\d+]/u.exec(folded);
  if (stranger) return `"${stranger[0]}" cannot be part of a phone number.`;
  if (folded.lastIndexOf('+') > 0) return 'Use + only at the start.';
  return folded.startsWith('+0') ? 'A country code cannot start with 0.' : null;
}

const noExtension = (extension: string): string =>
  `Extension ${extension} cannot be dialed. Remove it, and use the keypad after they answer.`;

/** What is dialed for another country is a plus: `00` in most countries, `011` in North America. */
function international(folded: string, calling: string): string {
  if (folded.startsWith('00')) return `+${folded.slice(2)}`;
  return calling === '1' && folded.startsWith('011') ? `+${folded.slice(3)}` : folded;
}

/**
 * Numbers of three digits, such as 911, 112 or 411, and 9-1-1 with a country code in front, are for
 * help and services.
 */
function isShort(digits: string, calling: string, metadata: MetadataJson): boolean {
  if (/^\d{2,4}$/.test(digits)) return true;
  const codes = Object.keys(metadata.country_calling_codes);
  return [...codes, calling].some((code) => code && /^\d{3}$/.test(after(digits, `+${code}`)));
}

const after = (text: string, beginning: string): string =>
  text.startsWith(beginning) ? text.slice(beginning.length) : '';

const homeOf = (country: string | undefined, metadata: MetadataJson): CountryCode | undefined =>
  country !== undefined && isSupportedCountry(country as CountryCode, metadata)
    ? (country as CountryCode)
    : undefined;

function notUnderstood(digits: string): string {
  const length = digits.replace('+', '').length;
  if (length > 15) return `Too long: ${length} digits. A phone number has at most 15.`;
  return digits.startsWith('+')
    ? 'This is not a valid phone number. Check the country code and the digits.'
    : 'Start with + and the country code, such as +1 or +44.';
}
