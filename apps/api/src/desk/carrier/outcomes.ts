import type { LegOutcome } from '@baton/call-flow';

/**
 * What the carrier's word for a connection that is over means. A click on "decline" arrives as
 * `busy`; nobody else says it, because a browser that is on a call ignores the ring:
 * https://www.twilio.com/docs/voice/sdks/javascript/twiliocall#callreject
 */
export const outcomes = new Map<string, LegOutcome>([
  ['busy', 'declined'],
  ['no-answer', 'no-answer'],
  ['canceled', 'canceled'],
  ['failed', 'failed'],
  ['completed', 'left'],
]);
