import { type CallState, customerConnection } from '@baton/call-flow';
import type { CallRow } from '../store/rows';
import { type Change, type Follower, moveOf } from './change';
import { type Learnt, learntFrom } from './happening';

/**
 * Notes in which room the customer is, as far as the carrier tells, and which rooms they have been
 * led out of.
 */
export const rooms: Follower = (change, { call }) => {
  learnRooms(call, change.before, learntFrom(change.happening));
  if (entersAnotherRoom(change)) {
    if (call.roomSid) loseRoom(call, call.roomSid);
    call.roomEntry += 1;
  }
  return [];
};

/** Whether the customer is out of their room: they enter another one of the same name next. */
export function entersAnotherRoom(change: Change): boolean {
  const { event } = change;
  const move = moveOf(change);
  if (!move) return false;
  return (
    event?.type === 'room_lost' ||
    (event?.type === 'customer_chooses' && event.choice === 'wait') ||
    move.commands.some(({ type }) => type === 'place_customer')
  );
}

function learnRooms(call: CallRow, state: CallState, { roomSid, lostRoomSid }: Learnt): void {
  if (lostRoomSid) loseRoom(call, lostRoomSid);
  if (!roomSid || call.lostRoomSids.includes(roomSid)) return;
  // A customer who is asked something, or leaves a message, is in no room: what reports is the one
  // left behind.
  if (customerConnection(state) === 'aside') loseRoom(call, roomSid);
  else call.roomSid = roomSid;
}

function loseRoom(call: CallRow, roomSid: string): void {
  if (!call.lostRoomSids.includes(roomSid)) call.lostRoomSids = [...call.lostRoomSids, roomSid];
  if (call.roomSid === roomSid) call.roomSid = null;
}
