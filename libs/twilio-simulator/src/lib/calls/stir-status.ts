import { isTelephoneNumber } from './address';

/**
 * What STIR/SHAKEN tells about a caller's number: here every American number is its caller's own.
 * Others take no part, nor do clients.
 * https://www.twilio.com/docs/voice/trusted-calling-with-shakenstir
 */
export function stirStatusOf(from: string): string | null {
  return isTelephoneNumber(from) && from.startsWith('+1') ? 'TN-Validation-Passed-A' : null;
}
