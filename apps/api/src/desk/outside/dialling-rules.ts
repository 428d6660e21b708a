import {
  parsePhoneNumberFromString,
  type PhoneNumber,
  type PhoneNumberType,
} from 'libphonenumber-js/max';

/** Why the desk does not call a number: a code for programs, and words that say what to do. */
export interface DiallingRefusal {
  readonly code: 'number_unknown' | 'number_premium' | 'number_network' | 'number_abroad';
  readonly detail: string;
}

/**
 * Calling codes of no country: shared-cost, satellite and other networks, universal numbers,
 * premium rates (ITU-T E.164).
 */
const networks = /^\+(808|87[08]|88[1-38]|979)/;
/** Pay-per-call in North America, in the midst of ordinary area codes. */
const payPerCall = /^\+1\d{3}976/;
const premium: ReadonlySet<PhoneNumberType | undefined> = new Set(['PREMIUM_RATE', 'SHARED_COST']);
/**
 * May cost as much as a premium rate; called only where the configuration names their beginning.
 */
const costly: ReadonlySet<PhoneNumberType | undefined> = new Set([
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
]);

/** The country of a number in E.164, as two letters; null where it belongs to none. */
export const countryOf = (number: string): string | null =>
  parsePhoneNumberFromString(number)?.country ?? null;

/**
 * Why the desk does not call this number in E.164, or null. `allowed` are countries (`US`) and
 * beginnings of numbers (`+4420`); what costs the most is called from no desk, whatever is allowed.
 */
export function whyNotDialled(number: string, allowed: readonly string[]): DiallingRefusal | null {
  const known = parsePhoneNumberFromString(number);
  if (networks.test(number)) {
    return never('number_network', `${number} belongs to a satellite or international network`);
  }
  if (!known) return unknown(number);
  const type = known.getType();
  if (premium.has(type) || payPerCall.test(number)) {
    return never('number_premium', `${number} is charged at a premium rate`);
  }
  if (allowed.some((one) => number.startsWith(one))) return null;
  if (costly.has(type)) {
    return never(
      'number_premium',
      `${number} is a personal or service number, which can be costly`,
    );
  }
  if (!known.isValid()) return unknown(number);
  return known.country && allowed.includes(known.country) ? null : abroad(known);
}

const never = (code: DiallingRefusal['code'], what: string): DiallingRefusal => ({
  code,
  detail: `${what}. The desk does not call such numbers. Use another one.`,
});

const unknown = (number: string): DiallingRefusal => ({
  code: 'number_unknown',
  detail: `${number} is not a valid phone number. Check the digits.`,
});

function abroad({ number, country, countryCallingCode }: PhoneNumber): DiallingRefusal {
  const where = country
    ? (new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country)
    : `numbers with +${countryCallingCode}`;
  const setting = country ?? `+${countryCallingCode}`;
  return {
    code: 'number_abroad',
    detail: `The desk does not call ${where} (${number}). An administrator can allow it: OUTSIDE_NUMBERS must contain ${setting}.`,
  };
}
