import type { AgentId } from '@baton/call-flow';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * A browser in which an agent has signed in keeps a token that says so. It opens nothing: failures
 * there are counted apart, so that strangers who try an agent's name do not keep the agent out.
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */

/** Makes a token for a browser in which this agent has just signed in. */
export function newDevice(secret: string, agentId: AgentId): string {
  const id = randomBytes(16).toString('base64url');
  return `${id}.${signatureOf(secret, agentId, id)}`;
}

/**
 * Answers the id of the browser that a token was made for; null when it is none of ours, or another
 * agent's.
 */
export function deviceOf(
  secret: string,
  agentId: AgentId,
  token: string | undefined,
): string | null {
  const [id = '', signature = ''] = token?.split('.') ?? [];
  const given = Buffer.from(signature, 'base64url');
  const expected = Buffer.from(signatureOf(secret, agentId, id), 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

const signatureOf = (secret: string, agentId: AgentId, id: string) =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['device', agentId, id]))
    .digest('base64url');
