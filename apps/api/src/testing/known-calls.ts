import type { CallId, CallState, LegId } from '@baton/call-flow';
import { writeState } from '../desk/calls/call.mapper';
import type { Overview } from '../desk/carrier/telephony';
import type { CallRow, LegRow } from '../desk/store/rows';
import type { Known } from '../desk/sweep/known';

/** When everything happened, unless a test says otherwise. */
export const longAgo = new Date('2026-01-05T09:00:00Z');

/** A call that nothing has happened to for a while, with a room of its own. */
export function aCall(callId: CallId, state: CallState, more: Partial<CallRow> = {}): CallRow {
  const row = {
    ...{ id: callId, customerSid: `CA-${callId}`, customerNumber: null, roomSid: `CF-${callId}` },
    ...{ lostRoomSids: [], roomEntry: 1, soundOrder: 1, soundParts: 0, soundMisses: 0 },
    ...{ soundBegunAt: null, agentLoss: 'recover' as const, stateSince: longAgo, heldSince: null },
    ...{ waitingSince: null, welcomedAt: null, wrapUpDisposition: null, wrapUpNote: null },
    ...{ version: 1, startedAt: longAgo, endedAt: null },
  } as unknown as CallRow;
  writeState(row, state);
  return Object.assign(row, more);
}

/** A leg of an agent who has joined. */
export function aLeg(legId: LegId, more: Partial<LegRow> = {}): LegRow {
  return {
    ...{ id: legId, callId: '', agentId: 'ada', purpose: 'offer', sid: `CA-${legId}` },
    ...{ createdAt: longAgo, dialedAt: longAgo, ringingAt: longAgo, answeredAt: longAgo },
    ...{ waitingSince: null, joinedAt: longAgo, metCustomerAt: longAgo, releasedAt: null },
    ...{ endedAt: null, goneAt: null, outcome: null, endKind: null, endWith: null },
    failureCode: null,
    ...more,
  };
}

/** What the lists say when everybody is where the desk knows them to be. */
export function listsOf(known: readonly Known[], requests = 2): Overview {
  const isRinging = ({ answeredAt, joinedAt }: LegRow) => !answeredAt && !joinedAt;
  const legs = known.flatMap(({ legs }) => legs).filter(({ sid }) => sid !== null);
  const sids = (some: readonly LegRow[]) => some.flatMap(({ sid }) => sid ?? []);
  return {
    up: new Set([
      ...known.map(({ call }) => call.customerSid),
      ...sids(legs.filter((leg) => !isRinging(leg))),
    ]),
    ringing: new Set(sids(legs.filter(isRinging))),
    rooms: new Map(known.map(({ call }) => [call.customerSid, [call.roomSid ?? '']])),
    requests,
  };
}
