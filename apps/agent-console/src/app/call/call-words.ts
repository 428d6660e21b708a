import type { CallView } from '@baton/shared-types';
import { hasComeBack } from '../transfer/handed-over';

/** What a call is, in a headline and a sentence about who hears whom. */
export interface CallWords {
  readonly headline: string;
  readonly explanation: string;
}

/** Describes a call to the agent whom the view is for. */
export function callWords(view: CallView): CallWords {
  const isTarget = view.myRole === 'target';
  const target = view.transfer?.target.name ?? 'your colleague';
  const first = view.parties.find(({ role }) => role === 'owner')?.agent.name ?? 'your colleague';
  const other = isTarget ? first : target;

  switch (view.state) {
    case 'queued':
      return {
        headline: 'Waiting for an agent',
        explanation: 'The customer hears music until an agent is free.',
      };
    case 'offering':
      return offeringWords(view);
    case 'connected':
      return {
        headline: 'Talking with the customer',
        explanation: 'You and the customer hear each other.',
      };
    case 'held':
      return {
        headline: 'Customer on hold',
        explanation: 'The customer hears music and cannot hear you.',
      };
    case 'consult-holding':
      return {
        headline: 'Putting the customer on hold',
        explanation: `${target} is called as soon as the customer cannot hear you any more.`,
      };
    case 'consult-ringing':
      return {
        headline: isTarget ? `Connecting you to ${first}` : `Calling ${target}`,
        explanation: 'The customer hears music and cannot hear you.',
      };
    case 'consulting':
      return {
        headline: isTarget ? `${first} is consulting you` : `Consulting ${target}`,
        explanation: `Only you and ${other} hear each other. The customer hears music.`,
      };
    case 'add-ringing':
      return isTarget
        ? {
            headline: 'Bringing you in',
            explanation: `You will hear ${first} and the customer in a moment.`,
          }
        : {
            headline: `Bringing in ${target}`,
            explanation: 'You and the customer go on talking while it rings.',
          };
    case 'merged':
      return {
        headline: 'Three on the line',
        explanation: `You, ${other} and the customer all hear each other.`,
      };
    case 'completing':
      return {
        headline: isTarget ? 'The call is being handed to you' : `Handing over to ${target}`,
        explanation: 'The customer is coming off hold.',
      };
    case 'owner-lost':
      return hasComeBack(view)
        ? {
            headline: 'The customer comes back to you',
            explanation: 'The customer hears music; putting you through…',
          }
        : {
            headline: 'Your line was lost',
            explanation: 'The customer hears music; bringing you back…',
          };
    case 'recalling':
      return {
        headline: 'Your call is back',
        explanation: 'The customer hears music until you are on the line.',
      };
    case 'ended':
      return { headline: 'Call ended', explanation: 'Nobody is on the line any more.' };
  }
}

function offeringWords({ myRole, transfer }: CallView): CallWords {
  if (myRole === 'offered') {
    return {
      headline: 'Connecting you to the customer',
      explanation: 'The customer hears music until you are on the line.',
    };
  }
  const target = transfer?.target.name ?? 'your colleague';
  return {
    headline: `Handing over to ${target}`,
    explanation:
      myRole === 'leaving'
        ? 'You are let go as soon as the customer hears music.'
        : `The customer hears music. If ${target} does not answer, they come back to you.`,
  };
}
