import type { CallView, LegPurpose } from '@baton/shared-types';
import { all } from './cast';
import { partyName } from './party-name';

/** Says why it rings: a headline, and what happens when the agent accepts. */
export function ringWords(
  purpose: LegPurpose,
  from: string | null,
  view: CallView | null,
): { headline: string; explanation: string; accept: string } {
  const colleague = from ?? 'A colleague';
  switch (purpose) {
    case 'offer':
      return {
        headline: 'New customer call',
        explanation: 'The customer is waiting and hears music.',
        accept: 'Accept',
      };
    case 'consult':
      return {
        headline: `${colleague} would like to consult you`,
        explanation:
          view?.state === 'consult-ringing-swapped'
            ? `${colleague} is with the customer. You will hear music until they return to you.`
            : `You will speak with ${colleague} in private. The customer is on hold.`,
        accept: 'Accept',
      };
    case 'add':
      return {
        headline: `${colleague} wants to add you to a call`,
        explanation: `You will be on the line with ${othersOf(view, colleague)} right away.`,
        accept: 'Accept',
      };
    case 'blind':
      return {
        headline: `${colleague} is handing a call over to you`,
        explanation: 'You will speak with the customer, who hears music until you answer.',
        accept: 'Accept',
      };
    case 'recall':
      return {
        headline: 'Your call is back',
        explanation: 'The customer hears music. This page needs your microphone to reconnect you.',
        accept: 'Rejoin call',
      };
  }
}

/**
 * Why a ring goes on ringing: a colleague who wanted to consult the agent, or to bring them in, may
 * have handed the call over while it rang.
 */
export function purposeNow(purpose: LegPurpose, view: CallView | null): LegPurpose {
  const isColleagues = purpose === 'consult' || purpose === 'add';
  return isColleagues && view?.state === 'offering' ? 'blind' : purpose;
}

/** Everybody that the agent will hear, the one who asks first. */
function othersOf(view: CallView | null, colleague: string): string {
  const guests = view?.parties.filter(({ role }) => role === 'guest') ?? [];
  return all(colleague, ...guests.map(({ agent }) => partyName(agent)), 'the customer');
}
