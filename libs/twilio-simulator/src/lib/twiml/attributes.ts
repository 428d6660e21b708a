import type { HttpMethod } from '../deliveries/webhook';
import type { Verb } from './twiml-document';

/** Reads a whole number that is not negative; anything else counts as not written. */
export function wholeNumber(verb: Verb, name: string, otherwise: number): number {
  const written = verb.attributes[name]?.trim() ?? '';
  return /^\d+$/.test(written) ? Number(written) : otherwise;
}

/** Reads `true` or `false`, in any case; anything else counts as not written. */
export function flag(verb: Verb, name: string, otherwise: boolean): boolean {
  const written = verb.attributes[name]?.trim().toLowerCase();
  if (written === 'true') return true;
  return written === 'false' ? false : otherwise;
}

export function httpMethod(verb: Verb, name: string, otherwise: HttpMethod = 'POST'): HttpMethod {
  const written = verb.attributes[name]?.trim().toUpperCase();
  return written === 'GET' || written === 'POST' ? written : otherwise;
}
