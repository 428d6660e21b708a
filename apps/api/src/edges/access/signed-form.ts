import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { toStorable } from '../../http/storable';

/** A form as the carrier sent it: each name with every value it had. */
export type SignedForm = Record<string, string | string[]>;

/**
 * Twilio sends fewer than 100 fields: https://www.twilio.com/docs/voice/twiml#request-parameters
 */
const maxFields = 200;

/**
 * Reads a form without giving any name a meaning: `a[b]` and `__proto__` are signed as they stand.
 * Takes time in proportion to the form's length. Returns null for a form with more fields than any
 * carrier sends.
 */
export function readForm(body: string, most = maxFields): SignedForm | null {
  const form = Object.create(null) as SignedForm;
  let fields = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    fields += 1;
    if (fields > most) return null;
    const earlier = form[name];
    if (earlier === undefined) form[name] = value;
    else if (Array.isArray(earlier)) earlier.push(value);
    else form[name] = [earlier, value];
  }
  return form;
}

/** The form without what cannot be stored. A caller is served whatever the form contains. */
export function storable(form: SignedForm): SignedForm {
  const kept = Object.create(null) as SignedForm;
  for (const [name, value] of Object.entries(form)) {
    kept[toStorable(name)] = Array.isArray(value) ? value.map(toStorable) : toStorable(value);
  }
  return kept;
}

/**
 * Whether the carrier signed this request. The address is the configured one, never the `Host`
 * header, followed by the path as received. Two spellings of one place are two addresses.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isSigned(
  request: Pick<Request, 'originalUrl' | 'headers'>,
  form: SignedForm,
  { publicBaseUrl, authToken }: { readonly publicBaseUrl: string; readonly authToken: string },
): boolean {
  const signature = request.headers['x-twilio-signature'];
  // A request line may hold a whole address, of any host, instead of the path.
  if (typeof signature !== 'string' || !request.originalUrl.startsWith('/')) return false;
  return spellingsOf(publicBaseUrl).some((base) =>
    isSame(signature, getExpectedTwilioSignature(authToken, base + request.originalUrl, form)),
  );
}

const addressParts = /^(https?:\/\/)(?:[^/?#]*@)?(\[[^\]]*\]|[^/?#:]*)(:\d+)?(.*)$/is;

/**
 * The carrier signs with the port or without it, depending on the scheme and on which of its
 * machines calls; never a password.
 */
function spellingsOf(base: string): string[] {
  const [, scheme, host, port, rest] = addressParts.exec(base) ?? [];
  if (scheme === undefined || host === undefined) return [base];
  const standardPort = scheme.toLowerCase() === 'https://' ? ':443' : ':80';
  return ['', port ?? standardPort].map((spelling) => scheme + host + spelling + (rest ?? ''));
}

/** Compares in a time that tells nothing about where the two differ. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
