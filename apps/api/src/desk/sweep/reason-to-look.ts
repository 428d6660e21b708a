import {
  awaitedLeg,
  type CallState,
  customerConnection,
  placeOfCustomer,
  placeOfLeg,
} from '@baton/call-flow';
import { toState } from '../calls/call.mapper';
import { maxSettleMs } from '../calls/sound-order';
import type { Overview } from '../carrier/telephony';
import type { CallRow, LegRow } from '../store/rows';
import type { Known } from './known';

/** Why the carrier has to be asked about one call, and not only what its lists say. */
export type Reason =
  | 'nobody has looked'
  | 'a leg is left over'
  | 'the customer is not up'
  | 'the room is not open'
  | 'a room is left over'
  | 'a leg is not where it belongs'
  | 'something has changed';

/**
 * Why one call has to be looked at, or null: the lists and what the desk knows say the same of it.
 * `since` is when all calls were compared last. A command that was told since then, or shortly before,
 * may still be carried out, too late or not at all: only a look shows what has come of it.
 */
export function reasonToLook(
  { call, legs }: Known,
  lists: Overview,
  since: Date | null,
): Reason | null {
  if (since === null) return 'nobody has looked';
  if (legs.some(isUnwanted)) return 'a leg is left over';
  const state = toState(call);
  if (state.name !== 'ended' && !lists.up.has(call.customerSid)) return 'the customer is not up';
  const rooms = roomsOf(call, lists);
  if (placeOfCustomer(state) === 'room') {
    if (!isIn(call, rooms)) return 'the room is not open';
    // Who came last is in the other one.
    if (rooms.length > 1) return 'a room is left over';
  } else if (isLeftOver(call, lists)) {
    return 'a room is left over';
  }
  if (legs.some((leg) => isDoubtful(leg, state, lists))) return 'a leg is not where it belongs';
  const isTold = ['held', 'live'].includes(customerConnection(state));
  return isTold && changedAt(call, legs) > since.getTime() - maxSettleMs
    ? 'something has changed'
    : null;
}

/** Whether a customer is on hold, which no list says. */
export const isHeld = ({ call }: Known): boolean => customerConnection(toState(call)) === 'held';

/** The rooms that are open and may be the call's. */
const roomsOf = ({ customerSid, lostRoomSids }: CallRow, { rooms }: Overview) =>
  (rooms.get(customerSid) ?? []).filter((sid) => !lostRoomSids.includes(sid));

const isIn = ({ roomSid }: CallRow, rooms: readonly string[]) =>
  roomSid === null ? rooms.length > 0 : rooms.includes(roomSid);

/** Whether a customer who belongs in no room may be in one. */
const isLeftOver = ({ customerSid, outcome }: CallRow, { rooms }: Overview) =>
  outcome !== 'customer-hung-up' && rooms.has(customerSid);

const isUnwanted = ({ sid, releasedAt, endedAt }: LegRow) =>
  sid !== null && (releasedAt ?? endedAt) !== null;

/** Whether a leg that is wanted may be over, or may be somewhere else than the desk knows. */
function isDoubtful(leg: LegRow, state: CallState, lists: Overview): boolean {
  // One without an id has not been dialed, or is being looked for by the job that rings it.
  if (leg.sid === null) return false;
  if (!lists.up.has(leg.sid)) return hasAnswered(leg) || !lists.ringing.has(leg.sid);
  if (placeOfLeg(state, leg.id) === 'lobby') return !leg.waitingSince;
  return !leg.joinedAt || leg.waitingSince !== null || awaitedLeg(state) === leg.id;
}

/** Whether a leg can no longer ring. */
export const hasAnswered = ({ answeredAt, waitingSince, joinedAt }: LegRow): boolean =>
  (answeredAt ?? waitingSince ?? joinedAt) !== null;

/** When the carrier may last have been told something because of a change, in ms since 1970. */
function changedAt(call: CallRow, legs: readonly LegRow[]): number {
  const moments = legs.flatMap(({ createdAt, dialedAt, answeredAt, waitingSince, joinedAt }) => [
    ...[createdAt, dialedAt, answeredAt, waitingSince, joinedAt],
  ]);
  return Math.max(...[call.stateSince, ...moments].map((moment) => moment?.getTime() ?? 0));
}
