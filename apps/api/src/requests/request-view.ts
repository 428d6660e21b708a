import type { CustomerRequest } from '@baton/shared-types';
import type { RequestRow } from '../store/rows';

/** Shows a request, with what is part of it, as every agent sees it. */
export function requestView(request: RequestRow, parts: readonly RequestRow[]): CustomerRequest {
  const all = [request, ...parts].sort((one, other) => one.at.getTime() - other.at.getTime());
  const { callId, customerNumber, claimedAt, claimedBy, doneAt, doneBy } = request;
  return {
    callId,
    kind: all.some(({ kind }) => kind === 'callback') ? 'callback' : 'voicemail',
    customerNumber,
    at: request.at.toISOString(),
    lastAt: (all.at(-1) ?? request).at.toISOString(),
    times: all.length,
    messages: all
      .filter(({ recordingSid }) => recordingSid !== null)
      .map((message) => ({
        callId: message.callId,
        at: message.at.toISOString(),
        seconds: message.seconds,
      })),
    claim: byAgent(claimedAt, claimedBy),
    done: byAgent(doneAt, doneBy),
  };
}

/** Shows each open request with what is part of it, oldest first. */
export function requestViews(rows: readonly RequestRow[]): CustomerRequest[] {
  return rows
    .filter(({ partOf }) => partOf === null)
    .map((request) =>
      requestView(
        request,
        rows.filter(({ partOf }) => partOf === request.callId),
      ),
    );
}

function byAgent(at: Date | null, by: string | null): CustomerRequest['done'] {
  return at && by !== null ? { at: at.toISOString(), by } : null;
}
