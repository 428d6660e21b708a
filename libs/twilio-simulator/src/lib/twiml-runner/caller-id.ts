import { asTelephoneNumber } from '../calls/address';
import type { NumberBook } from '../calls/number-book';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/**
 * The number that a `<Dial>` would show to a telephone but must not; null when it may be shown. It
 * may be a number of the account or one of the call's own; a client has none, so that it must name
 * one. https://www.twilio.com/docs/api/errors/13214
 */
export function refusedCallerId(
  dial: Verb,
  nouns: readonly Verb[],
  stage: Stage,
  numbers: NumberBook,
): string | null {
  if (!nouns.some(({ name }) => name === 'Number')) return null;
  const { from, to } = stage.call;
  const shown = asTelephoneNumber(dial.attributes['callerId'] ?? from);
  const isAllowed =
    shown.startsWith('+') && (numbers.owns(shown) || shown === from || shown === to);
  return isAllowed ? null : shown;
}
