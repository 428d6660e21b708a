import type { CallState, LegOutcome } from '@baton/call-flow';
import type { CallRow, LegRow } from '../store/rows';
import { type Concluded, eventOf, type Happening, learntFrom } from './happening';

interface Known {
  readonly call: Pick<CallRow, 'lostRoomSids'>;
  readonly legs: readonly LegRow[];
  readonly state: CallState;
}

/**
 * What has to be told before the end of a connection that joined unseen: the conversation has begun
 * with it, and wait music is over for good. Without it the customer counts as waiting, and nobody
 * plays to them. The writer asks this about everything that happens, so nobody else has to know it.
 */
export function joinBeforeTheEnd(
  happening: Happening,
  { call, legs, state }: Known,
): Concluded | null {
  if (!('cause' in happening)) return null;
  const { leftRoom } = learntFrom(happening);
  const event = eventOf(happening, state);
  // A party who leaves a room has been in it, whatever else is known of them, even if their ringing
  // counts as over.
  const unseen = leftRoom
    ? legs.find(({ id, joinedAt }) => id === leftRoom.leg && !joinedAt)
    : event?.type === 'leg_over' &&
      legs.find((leg) => leg.id === event.leg && hasJoinedUnseen(leg, event.outcome));
  if (!unseen || (leftRoom && call.lostRoomSids.includes(leftRoom.roomSid))) return null;
  return {
    kind: 'concluded',
    event: { type: 'leg_joined', leg: unseen.id },
    cause: happening.cause,
    details: { happened: 'the end' },
  };
}

/**
 * Whether an ended connection was in the room without the desk's knowledge. It was answered, which
 * led it into the room, but the report of the join is lost or late. One that is not wanted, or
 * belongs in the lobby, was sent elsewhere.
 */
const hasJoinedUnseen = (leg: LegRow, outcome: LegOutcome): boolean =>
  outcome === 'left' && !(leg.joinedAt ?? leg.waitingSince ?? leg.releasedAt ?? leg.endedAt);
