import type { Decision } from '@baton/call-flow';
import type { Learnt } from '../calls/happening';
import type { RequestsInHand } from '../store/requests';
import type { CallRow, RequestRow } from '../store/rows';

/** What happened to a call that may leave the desk something to see to. */
interface Happened {
  readonly decision: Decision | null;
  readonly learnt: Learnt | undefined;
  readonly now: Date;
}

/** Notes a wish to be called back, or a message, of a call that is locked; answers whether there is a new one. */
export async function leaveRequest(
  requests: RequestsInHand,
  call: CallRow,
  { decision, learnt, now }: Happened,
): Promise<boolean> {
  const fresh: RequestRow = {
    callId: call.id,
    kind: 'callback',
    customerNumber: call.customerNumber,
    at: now,
    recordingSid: null,
    seconds: null,
    partOf: null,
    claimedAt: null,
    claimedBy: null,
    doneAt: null,
    doneBy: null,
  };
  const isBooked =
    decision?.kind === 'moved' &&
    decision.to.name === 'ended' &&
    decision.to.outcome === 'callback-booked';
  if (isBooked) {
    await requests.save(fresh);
    return true;
  }
  if (!learnt?.message) return false;
  const { recordingSid, seconds } = learnt.message;
  const known = await requests.find(call.id);
  // Two reports tell of one message, and whoever spoke twice has said more the longer time.
  if (known && (known.doneAt || (known.seconds ?? 0) >= (seconds ?? 0))) return false;
  await requests.save({ ...(known ?? fresh), kind: 'voicemail', recordingSid, seconds });
  return true;
}
