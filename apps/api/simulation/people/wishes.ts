import type { CallView } from '@baton/shared-types';

/** The request behind a button. */
export interface WishRequest {
  readonly path: string;
  readonly body?: unknown;
}

const startsTransfer = new Set(['consult', 'add', 'blind']);
const aboutCall = new Set(['hold', 'resume', 'leave', 'end']);
const nobody = '00000000-0000-4000-8000-000000000000';

/** Where a call can be handed to. */
export type Target =
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'queue' };

/** Finds the request behind a button; a button that is new here is about the transfer. */
export function wishFor(action: string, view: CallView, target: Target): WishRequest {
  const call = `/api/calls/${view.id}`;
  if (startsTransfer.has(action)) {
    return {
      path: `${call}/transfers`,
      body: { mode: action, target },
    };
  }
  if (action === 'requeue') {
    return { path: `${call}/transfers`, body: { mode: 'blind', target: { kind: 'queue' } } };
  }
  if (aboutCall.has(action)) return { path: `${call}/${action}` };
  return { path: `${call}/transfers/${view.transfer?.id ?? nobody}/${action}` };
}
