import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Account } from '../kernel/account';
import { RestProblem } from '../rest-kit/rest-problem';

/**
 * Lets in who knows the auth token or the secret of an API key.
 * https://www.twilio.com/docs/usage/requests-to-twilio
 */
export function authentication(account: Account): RequestHandler {
  const passwords = new Map([
    [account.sid, account.authToken],
    ...account.apiKeys.map(({ sid, secret }) => [sid, secret] as const),
  ]);
  return (request, response, next) => {
    const written = credentialsOf(request);
    const user = userOf(request);
    const expected = passwords.get(user);
    if (expected === undefined || !isSame(written.slice(user.length + 1), expected)) {
      response.setHeader('WWW-Authenticate', 'Basic realm="Twilio API"');
      throw new RestProblem(401, 20003, 'Authenticate');
    }
    next();
  };
}

/**
 * The account or the API key that makes the request; known to be right behind {@link
 * authentication}.
 */
export function userOf(request: Request): string {
  return credentialsOf(request).split(':', 1)[0] ?? '';
}

function credentialsOf(request: Request): string {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8');
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
