import { randomBytes } from 'node:crypto';

/** The kinds of things that have a sid, by their two letters. */
export type SidPrefix = 'CA' | 'CF' | 'KX' | 'PN' | 'RE' | 'RQ' | 'ZY';

/** A new identifier of Twilio's form: two letters and 32 hexadecimal digits. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
