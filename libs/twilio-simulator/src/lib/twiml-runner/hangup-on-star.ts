import type { Digits } from '../calls/digits';
import { flag } from '../twiml/attributes';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/**
 * Ends a Dial by a star of the caller's, where the verb asks for that; returns how to stop.
 * https://www.twilio.com/docs/voice/twiml/dial#hanguponstar
 */
export function hangupOnStar(
  dial: Verb,
  { callSid }: Stage,
  digits: Digits,
  end: () => void,
): () => void {
  if (!flag(dial, 'hangupOnStar', false)) return () => undefined;
  return digits.on(callSid, (digit) => {
    if (digit === '*') end();
  });
}
