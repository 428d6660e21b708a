/*
 * The agent goes to and fro between the customer and the target; the one who is not talked to hears
 * music.
 */

import type { Cast } from './cast';
import type { CallWords } from './headline';
import { atStart } from './party-name';

export const consultRingingSwappedWords = ({ isTarget, first, target }: Cast): CallWords =>
  isTarget
    ? {
        headline: `Connecting you to ${first}`,
        explanation: `${atStart(first)} is with the customer. You will hear music until they return to you.`,
      }
    : {
        headline: `Talking with the customer while ${target} rings`,
        explanation: `You and the customer hear each other. ${atStart(target)} will hear music until you return.`,
      };

export const swappingWords = ({ isTarget, first, target }: Cast): CallWords =>
  isTarget
    ? {
        headline: `${atStart(first)} goes back to the customer`,
        explanation: `You will hear music until ${first} comes back to you.`,
      }
    : {
        headline: 'Going back to the customer',
        explanation: `The customer can talk to you as soon as ${target} hears music and cannot hear you.`,
      };

export const swappedWords = ({ isTarget, first, target }: Cast): CallWords =>
  isTarget
    ? {
        headline: `Waiting for ${first}`,
        explanation: `${atStart(first)} talks with the customer. You hear music and nobody hears you.`,
      }
    : {
        headline: `Talking with the customer, ${target} waits`,
        explanation: `You and the customer hear each other. ${atStart(target)} hears music and cannot hear you.`,
      };

export const swappingBackWords = ({ isTarget, first, target }: Cast): CallWords =>
  isTarget
    ? {
        headline: `${atStart(first)} comes back to you`,
        explanation: 'The customer is being put on hold first.',
      }
    : {
        headline: `Going back to ${target}`,
        explanation: `${atStart(target)} hears you as soon as the customer hears music and cannot hear you.`,
      };
