import { createHmac } from 'node:crypto';

/**
 * What a session remembers of how its agent proved who they are: another password has another one.
 * It is keyed with a secret of the configuration, so that a copy of the database is of no use for
 * guessing passwords.
 */
export function fingerprintOf(secret: string, ...credential: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(credential)).digest('hex');
}
