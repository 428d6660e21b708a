import type { Call } from './call';
import { restStatus, type CallStatus } from './life-cycle';

/** Where a call stood at a moment, in the words of the REST API. */
export function statusAt(call: Call, at: number): Exclude<CallStatus, 'initiated'> {
  const was = (moment: number | null) => moment !== null && moment <= at;
  if (was(call.endedAt)) return restStatus(call.status);
  if (was(call.answeredAt)) return 'in-progress';
  return was(call.rangAt) || call.direction === 'inbound' ? 'ringing' : 'queued';
}
