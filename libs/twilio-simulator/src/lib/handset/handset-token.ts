import jwt from 'jsonwebtoken';
import type { Account } from '../kernel/account';

/** A handset asks for a new token before this one ends. */
const lifeSeconds = 60 * 60;

/**
 * Signs a token for a telephone: like an access token, but its identity is a number, and it says
 * so. Nobody but the simulator can make one, since Twilio's own tokens have no such grant.
 */
export function handsetToken(number: string, account: Account): string {
  const [key] = account.apiKeys;
  if (!key) throw new Error('the account needs an API key, which signs the tokens of handsets');
  const grants = { identity: number, handset: true, voice: { incoming: { allow: true } } };
  return jwt.sign({ grants }, key.secret, {
    issuer: key.sid,
    subject: account.sid,
    expiresIn: lifeSeconds,
  });
}
