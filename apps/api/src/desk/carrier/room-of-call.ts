import { CarrierError, type InRoom, type Telephony } from './telephony';

/** What tells a call's room from one that it has been led out of. */
interface RoomsOfCall {
  readonly customerSid: string;
  readonly roomSid: string | null;
  readonly lostRoomSids: readonly string[];
}

/**
 * Finds the room that a call is in now; null when it has none. A room that the call has lost may
 * still be open under the same name: it is not the call's any more.
 */
export async function roomOfCall(telephony: Telephony, call: RoomsOfCall): Promise<string | null> {
  const { customerSid, lostRoomSids } = call;
  const roomSid = call.roomSid ?? (await telephony.findRoom(customerSid));
  return roomSid !== null && !lostRoomSids.includes(roomSid) ? roomSid : null;
}

/**
 * Lists who is in a room; null when the carrier has forgotten the room, with everybody who was in
 * it.
 */
export async function whoIsIn(telephony: Telephony, roomSid: string): Promise<InRoom | null> {
  try {
    return await telephony.whoIsInRoom(roomSid);
  } catch (error) {
    // Expected: a room that is gone.
    if (error instanceof CarrierError && error.failure === 'gone') return null;
    throw error;
  }
}
