import type { PartyLeg, CallState } from './call';
import type { LegId, TransferId } from './ids';

/**
 * Everybody the state counts on beside the customer, whether in the room, on the way or in the
 * lobby.
 */
export function partiesOf(state: CallState): PartyLeg[] {
  return [
    ...('owner' in state ? [state.owner] : []),
    ...('guests' in state ? state.guests : []),
    ...('transfer' in state ? [state.transfer.target] : []),
    ...('offer' in state ? [state.offer] : []),
    ...('leaving' in state && state.leaving !== null ? [state.leaving] : []),
  ];
}

/** Whether the leg is one that the state counts on. */
export const isParty = (state: CallState, { leg }: { readonly leg: LegId }): boolean =>
  partiesOf(state).some((party) => party.leg === leg);

/** The transfer under way. */
export function transferOf(state: CallState): TransferId | null {
  if ('transfer' in state) return state.transfer.id;
  return state.name === 'offering' ? state.transferId : null;
}
