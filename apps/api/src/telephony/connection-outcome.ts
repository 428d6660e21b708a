import type { LegOutcome } from '@baton/call-flow';

/**
 * A click on "decline" arrives as `busy`; nobody else says it, because a browser that is on a call
 * ignores the ring: https://www.twilio.com/docs/voice/sdks/javascript/twiliocall#callreject
 */
const outcomes = new Map<string, LegOutcome>([
  ['busy', 'declined'],
  ['no-answer', 'no-answer'],
  ['canceled', 'canceled'],
  ['failed', 'failed'],
  ['completed', 'left'],
]);

/** How a connection with this status came to its end; null for one that goes on, or a word that we do not know. */
export function connectionOutcome(status: string): LegOutcome | null {
  return outcomes.get(status) ?? null;
}
