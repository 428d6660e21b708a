import type { LegOutcome } from '@baton/call-flow';
import type { LegRow } from '../store/rows';
import type { Concluded } from './happening';

/**
 * Whether an ended connection was in the room without the desk's knowledge. It was answered, which
 * led it into the room, but the report of the join is lost or late. One that is not wanted, or
 * belongs in the lobby, was sent elsewhere.
 */
export const hasJoinedUnseen = (leg: LegRow, outcome: LegOutcome | null): boolean =>
  outcome === 'left' && !(leg.joinedAt ?? leg.waitingSince ?? leg.releasedAt ?? leg.endedAt);

/**
 * What has to be told before the end of such a connection: the conversation has begun with it, and
 * wait music is over for good. Without it the customer would count as waiting, and nobody would
 * play to them.
 */
export const joinBeforeTheEnd = (
  { id: leg }: Pick<LegRow, 'id'>,
  cause: Concluded['cause'],
): Concluded => ({
  kind: 'concluded',
  event: { type: 'leg_joined', leg },
  cause,
  details: { happened: 'the end' },
});
