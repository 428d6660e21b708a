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
            explanation: 'Calls can ring here as soon as the telephone is connected.',
          };
    case 'wrap-up':
      return {
        headline: 'Wrapping up your last call',
        explanation: 'No call rings here until the time is over, or until you are ready.',
      };
    case 'away':
    case 'offline':
      return {
        headline: 'You are away',
        explanation:
          waiting > 0
            ? 'Go available, and the next call rings here.'
            : 'No call rings here. Go available when you are ready for one.',
      };
    case 'ringing':
      return {
        headline: 'A call is being put through to you',
        explanation: 'It will ring here in a moment.',
      };
    case 'on-call':
      return {
        headline: 'Finishing your call',
        explanation: 'The desk still counts you as being on a call.',
      };
  }
}
