/* Nobody talks with the customer, who hears music or a menu. */

import type { CallView } from '@baton/shared-types';
import { comesBack } from './call-roles';
import type { Cast } from './cast';
import type { CallWords } from './headline';

const puttingBack: CallWords = {
  headline: 'Returning the customer to the queue',
  explanation: 'You leave the call as soon as the customer hears music.',
};

export const queuedWords = (_cast: Cast, { myRole }: CallView): CallWords =>
  myRole === 'leaving'
    ? puttingBack
    : {
        headline: 'Waiting for an agent',
        explanation: 'The customer hears music until an agent is free.',
      };

export function offeringWords({ target, targetStatus }: Cast, view: CallView): CallWords {
  const { myRole, transfer } = view;
  if (myRole === 'offered') {
    return {
      headline: 'Connecting you to the customer',
      explanation: 'The customer hears music until you are on the line.',
    };
  }
  if (transfer?.outcome === 'queued') return puttingBack;
  return { headline: `Handing over to ${target}`, explanation: explanation() };

  function explanation(): string {
    if (myRole === 'leaving') return 'You leave the call as soon as the customer hears music.';
    return targetStatus === 'waiting'
      ? `The customer hears music until ${target} is on the line.`
      : `The customer hears music. If ${target} does not answer, the customer comes back to you.`;
  }
}

export const askingWords = (): CallWords => ({
  headline: 'The customer is choosing',
  explanation: 'A menu offers a callback, a message, or more waiting.',
});

export const voicemailWords = (): CallWords => ({
  headline: 'The customer is leaving a message',
  explanation: 'You will find it under customer requests.',
});

export const ownerLostWords = (_cast: Cast, view: CallView): CallWords =>
  comesBack(view)
    ? {
        headline: 'The customer is coming back to you',
        explanation: 'The customer hears music. Connecting you…',
      }
    : {
        headline: 'You lost the connection',
        explanation: 'The customer hears music. Reconnecting you…',
      };

export const recallingWords = (): CallWords => ({
  headline: 'Your call is back',
  explanation: 'The customer hears music until you are on the line.',
});
