import { type CallState, customerConnection, placeOfCustomer } from '@baton/call-flow';
import type { CustomerPresence } from '../carrier/telephony';
import type { CallRow } from '../store/rows';
import { type Difference, reported, toldAgain } from './difference';
import { commandFor } from '../calls/wanted-connection';

/**
 * In what the desk and the carrier disagree about a customer who is on the line; `presence` if they
 * are in the room.
 */
export function customerDifference(
  { roomEntry }: Pick<CallRow, 'roomEntry'>,
  state: CallState,
  presence: CustomerPresence | undefined,
): Difference | null {
  if (placeOfCustomer(state) !== 'room') return null;
  if (!presence) {
    // They are on the line and nowhere: a new room has music, and the next agent is found.
    // Each room is missed for itself: who has just been led into the next one may not be there yet.
    return reported(`customer ${roomEntry}`, { type: 'room_lost' }, { type: 'place_customer' });
  }
  const wanted = customerConnection(state);
  const command = commandFor(state);
  if (!command || (wanted === 'held') === presence.isHeld) return null;
  return toldAgain(`customer_not_${wanted}`, 'customer', command);
}
