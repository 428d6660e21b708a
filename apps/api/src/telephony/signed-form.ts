import type { Request } from 'express';
import { validateRequest } from 'twilio';

/** A form as the carrier sent it: each name with every value it had. */
export type SignedForm = Record<string, string | string[]>;

/** Reads a form without giving any name a meaning: `a[b]` and `__proto__` are signed as they stand. */
export function readForm(body: string): SignedForm {
  const form = Object.create(null) as SignedForm;
  for (const [name, value] of new URLSearchParams(body)) {
    const earlier = form[name];
    if (earlier === undefined) form[name] = value;
    else form[name] = [...(Array.isArray(earlier) ? earlier : [earlier]), value];
  }
  return form;
}

/**
 * Whether the carrier signed this request. The address is the configured one, never the `Host` header:
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isSigned(
  request: Pick<Request, 'originalUrl' | 'headers'>,
  form: SignedForm,
  { publicBaseUrl, authToken }: { readonly publicBaseUrl: string; readonly authToken: string },
): boolean {
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string') return false;
  return validateRequest(authToken, signature, publicBaseUrl + request.originalUrl, form);
}
