/* Nobody talks with the customer, who hears music or a menu. */

import type { CallView } from '@baton/shared-types';
import { comesBack } from './call-roles';
import type { Cast } from './cast';
import type { CallWords } from './headline';

const puttingBack: CallWords = {
  headline: 'Putting the customer back into the queue',
  explanation: 'You are let go as soon as the customer hears music.',
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
    if (myRole === 'leaving') return 'You are let go as soon as the customer hears music.';
    return targetStatus === 'waiting'
      ? `The customer hears music until ${target} is on the line.`
      : `The customer hears music. If ${target} does not answer, they come back to you.`;
  }
}

export const askingWords = (): CallWords => ({
  headline: 'The customer is choosing',
  explanation: 'A menu offers them to be called back, to leave a message, or to go on waiting.',
});

export const voicemailWords = (): CallWords => ({
  headline: 'The customer leaves a message',
  explanation: 'It will be among the requests of customers.',
});

export const ownerLostWords = (_cast: Cast, view: CallView): CallWords =>
  comesBack(view)
    ? {
        headline: 'The customer comes back to you',
        explanation: 'The customer hears music; putting you through…',
      }
    : {
        headline: 'Your line was lost',
        explanation: 'The customer hears music; bringing you back…',
      };

export const recallingWords = (): CallWords => ({
  headline: 'Your call is back',
  explanation: 'The customer hears music until you are on the line.',
});
