import type { CallView } from '@baton/shared-types';

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
      return {
        headline: 'Connecting you to the customer',
        explanation: 'The customer hears music until you are on the line.',
      };
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
        headline: `Calling ${target}`,
        explanation: 'The customer hears music and cannot hear you.',
      };
    case 'consulting':
      return {
        headline: isTarget ? `${first} is consulting you` : `Consulting ${target}`,
        explanation: `Only you and ${other} hear each other. The customer hears music.`,
      };
    case 'add-ringing':
      return {
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
    case 'ended':
      return { headline: 'Call ended', explanation: 'Nobody is on the line any more.' };
  }
}
