/* A private word with somebody while the customer is on hold. */

import { type Cast } from './cast';
import type { CallWords } from './headline';
import { atStart } from './party-name';

export const consultHoldingWords = ({ target }: Cast): CallWords => ({
  headline: 'Putting the customer on hold',
  explanation: `${atStart(target)} will be called as soon as the customer is on hold.`,
});

export function consultRingingWords({ isTarget, first, target, targetStatus }: Cast): CallWords {
  const explanation = 'The customer hears music and cannot hear you.';
  if (isTarget) return { headline: `Connecting you to ${first}`, explanation };
  return {
    headline: targetStatus === 'waiting' ? `Going back to ${target}` : `Calling ${target}`,
    explanation,
  };
}

export const consultingWords = ({ isTarget, first, target }: Cast): CallWords => ({
  headline: isTarget ? `${atStart(first)} is consulting you` : `Consulting ${target}`,
  explanation: `Only you and ${isTarget ? first : target} hear each other. The customer hears music.`,
});

export const completingWords = ({ isTarget, target }: Cast): CallWords => ({
  headline: isTarget ? 'The call is being handed to you' : `Handing over to ${target}`,
  explanation: 'The customer is coming off hold.',
});
