import type { CallId } from '@baton/call-flow';
import type { CallRow, LegRow } from '../store/rows';
import type { Records } from '../store/store';

/** A call with the legs that the carrier may have still, as the desk knows them. */
export interface Known {
  readonly call: CallRow;
  readonly legs: readonly LegRow[];
}

/** For how long the sweep still cares for the remains of an ended call, in ms. */
export const sweptAfterEndMs = 10 * 60_000;

/** Whether the carrier may have a leg still, although the desk has done with it. */
const mayLive = ({ sid, endedAt, goneAt }: LegRow) => !endedAt || (sid !== null && !goneAt);

/** Reads calls as they are now. */
export async function read(records: Records, callIds: readonly CallId[]): Promise<Known[]> {
  return withLegs(records, await records.calls.list(callIds));
}

/** Reads the legs of calls. */
export async function withLegs(records: Records, calls: readonly CallRow[]): Promise<Known[]> {
  if (calls.length === 0) return [];
  const legs = await records.legs.ofCalls(calls.map(({ id }) => id));
  const byCall = Map.groupBy(legs.filter(mayLive), ({ callId }) => callId);
  return calls.map((call) => ({ call, legs: byCall.get(call.id) ?? [] }));
}
