import type { CustomerRequest } from '@baton/shared-types';
import type { RequestRow } from '../store/rows';

/** Names of agents, also of those who are gone, by id. */
type Names = ReadonlyMap<string, string>;

/** Shows a request, with what is part of it, as every agent sees it. */
export function requestView(
  request: RequestRow,
  parts: readonly RequestRow[],
  names: Names,
): CustomerRequest {
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
    claim: byAgent(claimedAt, claimedBy, names),
    done: byAgent(doneAt, doneBy, names),
  };
}

/** Shows each open request with what is part of it, oldest first. */
export function requestViews(rows: readonly RequestRow[], names: Names): CustomerRequest[] {
  return rows
    .filter(({ partOf }) => partOf === null)
    .map((request) =>
      requestView(
        request,
        rows.filter(({ partOf }) => partOf === request.callId),
        names,
      ),
    );
}

/** The agents that requests name. */
export const agentsIn = (rows: readonly RequestRow[]): string[] =>
  rows.flatMap(({ claimedBy, doneBy }) => [claimedBy, doneBy].filter((id) => id !== null));

function byAgent(at: Date | null, by: string | null, names: Names): CustomerRequest['done'] {
  return at && by !== null ? { at: at.toISOString(), by, name: names.get(by) ?? by } : null;
}
