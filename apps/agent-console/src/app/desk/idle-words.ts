import type { Presence } from '@baton/shared-types';
import type { Registration } from '../softphone/telephone';

/** Says what an agent without a call can expect. */
export function idleWords(
  presence: Presence,
  registration: Registration,
  waiting: number,
): { headline: string; explanation: string } {
  switch (presence) {
    case 'available':
      return registration === 'registered'
        ? { headline: 'Ready for the next call', explanation: 'It will ring here.' }
        : {
            headline: 'Almost ready',
            explanation: 'You can get calls as soon as your phone is connected.',
          };
    case 'wrap-up':
      return {
        headline: 'Wrapping up your last call',
        explanation: 'You get no calls until the time is up, or until you end wrap-up.',
      };
    case 'away':
    case 'offline':
      return {
        headline: 'You are away',
        explanation:
          waiting > 0
            ? 'Set yourself to available to get the next call.'
            : 'You get no calls. Set yourself to available when you are ready.',
      };
    case 'ringing':
      return {
        headline: 'A call is coming to you',
        explanation: 'It will ring here in a moment.',
      };
    case 'on-call':
      return {
        headline: 'Finishing your call',
        explanation: 'Your last call is still being closed.',
      };
  }
}
