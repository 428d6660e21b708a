import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Account } from '../kernel/account';
import type { SignallingError } from './messages';

/** What a valid access token permits. https://www.twilio.com/docs/iam/access-tokens */
export interface Grants {
  /** Null for a client without a name: it may call, but nobody can call it. */
  readonly identity: string | null;
  readonly mayBeCalled: boolean;
  /** The TwiML application for calls that the client places; null when it may place none. */
  readonly applicationSid: string | null;
  /** When the token ends, ms since 1970. */
  readonly expiresAt: number;
  /** A token of the handset page: its identity is a telephone number, not a client's name. */
  readonly isHandset: boolean;
}

/**
 * The longest life that Twilio accepts: https://www.twilio.com/docs/iam/access-tokens#time-to-live
 */
const longestLifeSeconds = 24 * 60 * 60;

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  iat: z.number().optional(),
  exp: z.number(),
  grants: z.object({
    identity: z.string().optional(),
    voice: z
      .object({
        incoming: z.object({ allow: z.boolean() }).optional(),
        outgoing: z.object({ application_sid: z.string() }).optional(),
      })
      .optional(),
    handset: z.boolean().optional(),
  }),
});

// The numbers that the gateway sends, which the SDK translates to those of the error dictionary.
const invalid = (why: string): SignallingError => ({
  code: 31204,
  message: `Access token invalid: ${why}`,
});
const expired: SignallingError = { code: 31205, message: 'Access token expired' };
const livesTooLong: SignallingError = { code: 31207, message: 'Access token lives too long' };

/** Checks an access token as Twilio does, with the API key that signed it. */
export function readAccessToken(token: string, account: Account): Grants | SignallingError {
  const unverified = claimsSchema.safeParse(jwt.decode(token));
  if (!unverified.success) return invalid('not a token with a voice grant');
  const { iss, sub, iat, exp, grants } = unverified.data;

  const key = account.apiKeys.find(({ sid }) => sid === iss);
  if (!key) return invalid('its issuer is not an API key of this account');
  if (sub !== account.sid) return invalid('its subject is not this account');
  try {
    jwt.verify(token, key.secret, { algorithms: ['HS256', 'HS384', 'HS512'] });
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) return expired;
    return invalid(error instanceof Error ? error.message : 'its signature does not match');
  }
  if (iat !== undefined && exp - iat > longestLifeSeconds) return livesTooLong;
  if (!grants.voice) return invalid('no voice grant');
  const identity = grants.identity ?? '';
  return {
    identity: identity === '' ? null : identity,
    mayBeCalled: identity !== '' && grants.voice.incoming?.allow === true,
    applicationSid: grants.voice.outgoing?.application_sid ?? null,
    expiresAt: exp * 1000,
    isHandset: identity !== '' && grants.handset === true,
  };
}
