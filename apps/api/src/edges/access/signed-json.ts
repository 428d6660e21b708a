import type { Request } from 'express';
import { validateBody } from 'twilio/lib/webhooks/webhooks';
import { z } from 'zod';
import type { SignedForm } from './signed-form';

const fieldsSchema = z.record(z.string(), z.union([z.string(), z.number().transform(String)]));

/** Whether the carrier posts JSON instead of a form. */
export const isJson = ({ headers }: Pick<Request, 'headers'>): boolean =>
  headers['content-type']?.startsWith('application/json') === true;

/**
 * Reads fields that came as JSON. The signature is over the address alone, in which a hash stands
 * for the body; returns null where the body is another one.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function readSignedJson(
  { originalUrl }: Pick<Request, 'originalUrl'>,
  body: string,
): SignedForm | null {
  const hash = URL.parse(originalUrl, 'http://any.invalid')?.searchParams.get('bodySHA256');
  if (!hash || !validateBody(body, hash)) return null;
  try {
    return Object.assign(Object.create(null) as SignedForm, fieldsSchema.parse(JSON.parse(body)));
  } catch {
    // Expected: nothing that is made of fields, which the carrier does not post.
    return null;
  }
}
