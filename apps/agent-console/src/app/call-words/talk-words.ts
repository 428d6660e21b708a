/* The agent is with the customer, with or without others. */

import { all, type Cast, onTheLine, youAnd } from './cast';
import type { CallWords } from './headline';

const everybody = (...others: readonly string[]): CallWords => ({
  headline: onTheLine(others.length + 2),
  explanation: `${youAnd(...others, 'the customer')} all hear each other.`,
});

export const connectedWords = ({ others }: Cast): CallWords =>
  others.length > 0
    ? everybody(...others)
    : {
        headline: 'Talking with the customer',
        explanation: 'You and the customer hear each other.',
      };

export const heldWords = ({ others }: Cast): CallWords => ({
  headline: 'Customer on hold',
  explanation:
    others.length > 0
      ? `The customer hears music. ${youAnd(...others)} hear each other.`
      : 'The customer hears music and cannot hear you.',
});

export function addRingingWords({ isTarget, target, targetStatus, others }: Cast): CallWords {
  if (isTarget) {
    return {
      headline: 'Adding you to the call',
      explanation: `You will hear ${all(...others, 'the customer')} in a moment.`,
    };
  }
  const talk = `${youAnd(...others, 'the customer')} keep talking`;
  return {
    headline: `Adding ${target}`,
    explanation:
      targetStatus === 'waiting'
        ? `${talk}; ${target} joins you in a moment.`
        : `${talk} while it rings.`,
  };
}

export const mergedWords = ({ isTarget, target, others }: Cast): CallWords =>
  everybody(...others, ...(isTarget ? [] : [target]));
