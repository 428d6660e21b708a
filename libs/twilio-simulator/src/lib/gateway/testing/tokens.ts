import jwt from 'jsonwebtoken';
import { account } from './gateway-bench';

/** What a test wants of a token; everything else is as it should be. */
export interface TokenWishes {
  /** Missing for a client without a name. */
  readonly identity?: string;
  readonly ttlSeconds?: number;
  readonly issuer?: string;
  readonly subject?: string;
  readonly secret?: string;
  readonly mayBeCalled?: boolean;
  readonly applicationSid?: string | null;
  readonly handset?: boolean;
}

/** Signs an access token as an application's server would. */
export function accessToken(wishes: TokenWishes): string {
  const [key] = account.apiKeys;
  const { identity, ttlSeconds = 3600, mayBeCalled = true, applicationSid = 'AP1' } = wishes;
  return jwt.sign(
    {
      grants: {
        identity,
        ...(wishes.handset && { handset: true }),
        voice: {
          ...(mayBeCalled && { incoming: { allow: true } }),
          ...(applicationSid !== null && { outgoing: { application_sid: applicationSid } }),
        },
      },
    },
    wishes.secret ?? key?.secret ?? '',
    {
      issuer: wishes.issuer ?? key?.sid ?? '',
      subject: wishes.subject ?? account.sid,
      expiresIn: ttlSeconds,
    },
  );
}
