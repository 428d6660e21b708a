import type { CallView } from '@baton/shared-types';
import { phoneNumberText } from '../display/phone-number';
import { atStart, partyName } from './party-name';

/**
 * Says why a ring has stopped that the agent has not answered, and whose it was; null while the
 * desk has not told.
 */
export function missedWords({ myEnd, customer }: CallView): string | null {
  if (!myEnd) return null;
  const number = phoneNumberText(customer.number);
  const other = myEnd.agent && partyName(myEnd.agent);
  switch (myEnd.kind) {
    case 'customer-hung-up':
      return `The customer hung up before you answered: ${number}.`;
    case 'no-answer':
      return `You missed a call: ${number}.`;
    case 'offline':
    case 'failed':
      return `A call could not reach you: ${number}.`;
    case 'went-away':
      return `You are away, so the call goes to the next agent: ${number}.`;
    case 'agent-ended':
      return other ? `${atStart(other)} ended the call: ${number}.` : null;
    case 'withdrawn':
      return other ? `${atStart(other)} no longer needs you.` : null;
    case 'declined':
    case 'busy':
    case 'lost':
    case 'left':
    case 'taken-back':
    case 'handed-over':
    case 'handing-over':
      return null;
  }
}
