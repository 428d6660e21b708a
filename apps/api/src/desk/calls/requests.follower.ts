import type { RequestsInHand } from '../store/requests';
import type { CallRow, RequestRow } from '../store/rows';
import type { Follower } from './change';
import { learntFrom } from './happening';

/**
 * Notes a wish to be called back, or a message. It becomes part of what the same number has asked
 * for before, while that is open.
 */
export const requests: Follower = async ({ decision, happening, now }, { tx, call }) => {
  const isBooked =
    decision?.kind === 'moved' &&
    decision.to.name === 'ended' &&
    decision.to.outcome === 'callback-booked';
  if (isBooked) {
    await tx.requests.save(await begin(tx.requests, call, now));
    return ['requests'];
  }
  const { message } = learntFrom(happening);
  if (!message) return [];
  const { recordingSid, seconds } = message;
  const known = await tx.requests.find(call.id);
  // Two reports tell of one message: a customer who spoke twice has said more the longer time.
  if (known && (known.doneAt || (known.seconds ?? 0) >= (seconds ?? 0))) return [];
  const request = known ?? (await begin(tx.requests, call, now));
  await tx.requests.save({ ...request, kind: 'voicemail', recordingSid, seconds });
  return ['requests'];
};

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
