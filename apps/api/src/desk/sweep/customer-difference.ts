import { type CallState, customerConnection, placeOfCustomer } from '@baton/call-flow';
import type { CustomerPresence } from '../carrier/telephony';
import { type Difference, reported, toldAgain } from './difference';
import { commandFor } from '../calls/wanted-connection';

/**
 * In what the desk and the carrier disagree about a customer who is on the line; `presence` if they
 * are in the room.
 */
export function customerDifference(
  state: CallState,
  presence: CustomerPresence | undefined,
): Difference | null {
  if (placeOfCustomer(state) !== 'room') return null;
  if (!presence) {
    // They are on the line and nowhere: a new room has music, and the next agent is found.
    return reported('customer', { type: 'room_lost' }, { type: 'place_customer' });
  }
  const wanted = customerConnection(state);
  const command = commandFor(state);
  if (!command || (wanted === 'held') === presence.isHeld) return null;
  return toldAgain(`customer_not_${wanted}`, 'customer', command);
}
