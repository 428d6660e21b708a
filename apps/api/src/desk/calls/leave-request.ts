import type { Decision } from '@baton/call-flow';
import type { Learnt } from './happening';
import type { RequestsInHand } from '../store/requests';
import type { CallRow, RequestRow } from '../store/rows';

/** What happened to a call that may leave the desk something to see to. */
interface Happened {
  readonly decision: Decision | null;
  readonly learnt: Learnt | undefined;
  readonly now: Date;
}

/**
 * Notes a wish to be called back, or a message, of a call that is locked; answers whether there is a new one. It becomes
 * part of what the same number has asked for before, while that is open.
 */
export async function leaveRequest(
  requests: RequestsInHand,
  call: CallRow,
  { decision, learnt, now }: Happened,
): Promise<boolean> {
  const isBooked =
    decision?.kind === 'moved' &&
    decision.to.name === 'ended' &&
    decision.to.outcome === 'callback-booked';
  if (isBooked) {
    await requests.save(await begin(requests, call, now));
    return true;
  }
  if (!learnt?.message) return false;
  const { recordingSid, seconds } = learnt.message;
  const known = await requests.find(call.id);
  // Two reports tell of one message: a customer who spoke twice has said more the longer time.
  if (known && (known.doneAt || (known.seconds ?? 0) >= (seconds ?? 0))) return false;
  const request = known ?? (await begin(requests, call, now));
  await requests.save({ ...request, kind: 'voicemail', recordingSid, seconds });
  return true;
}

async function begin(requests: RequestsInHand, call: CallRow, now: Date): Promise<RequestRow> {
  const { id: callId, customerNumber } = call;
  if (customerNumber !== null) await requests.takeTurnFor(customerNumber);
  const open = customerNumber === null ? null : await requests.findOpenOf(customerNumber);
  return {
    callId,
    kind: 'callback',
    customerNumber,
    at: now,
    recordingSid: null,
    seconds: null,
    partOf: open?.callId ?? null,
    claimedAt: null,
    claimedBy: null,
    doneAt: null,
    doneBy: null,
  };
}
