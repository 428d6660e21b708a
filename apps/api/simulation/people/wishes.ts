import type { CallView } from '@baton/shared-types';

/** The request behind a button. */
export interface WishRequest {
  readonly path: string;
  readonly body?: unknown;
}

const startsTransfer = new Set(['consult', 'add', 'blind']);
const aboutCall = new Set(['hold', 'resume', 'leave', 'end']);
const nobody = '00000000-0000-4000-8000-000000000000';

/** Finds the request behind a button; a button that is new here is about the transfer. */
export function wishFor(action: string, view: CallView, targetAgentId: string): WishRequest {
  const call = `/api/calls/${view.id}`;
  if (startsTransfer.has(action)) {
    return {
      path: `${call}/transfers`,
      body: { mode: action, target: { kind: 'agent', id: targetAgentId } },
    };
  }
  if (action === 'requeue') {
    return { path: `${call}/transfers`, body: { mode: 'blind', target: { kind: 'queue' } } };
  }
  if (aboutCall.has(action)) return { path: `${call}/${action}` };
  return { path: `${call}/transfers/${view.transfer?.id ?? nobody}/${action}` };
}
