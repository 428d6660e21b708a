import type { AgentId, AgentLeg, CallState, LegId, TransferId } from './call';

/** A party outside of the desk, reached by telephone, has no page and presses no buttons. */
export const isOutside = (agent: AgentId): boolean => agent.startsWith('+');

/** Everybody the state counts on beside the customer, whether in the room, on the way or in the lobby. */
export function partiesOf(state: CallState): AgentLeg[] {
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

/** The leg that has to join before anything else can come of the state. */
export function awaitedLeg(state: CallState): LegId | null {
  switch (state.name) {
    case 'offering':
    case 'recalling':
      return state.offer.leg;
    case 'consult-ringing':
    case 'add-ringing':
      return state.transfer.target.leg;
    case 'queued':
    case 'asking':
    case 'voicemail':
    case 'connected':
    case 'held':
    case 'consult-holding':
    case 'consult-ringing-swapped':
    case 'consulting':
    case 'swapping':
    case 'swapped':
    case 'swapping-back':
    case 'merged':
    case 'completing':
    case 'owner-lost':
    case 'ended':
      return null;
  }
}

/** The transfer under way. */
export function transferOf(state: CallState): TransferId | null {
  if ('transfer' in state) return state.transfer.id;
  return state.name === 'offering' ? state.transferId : null;
}

/**
 * Where an answered leg belongs when it asks: in the conference with the others, in the lobby with music
 * (the carrier cannot let anybody join a conference on hold), or nowhere: it is hung up.
 */
export function placeOfLeg(state: CallState, leg: LegId): 'room' | 'lobby' | 'nowhere' {
  if (!isParty(state, { leg })) return 'nowhere';
  switch (state.name) {
    case 'consult-ringing-swapped':
    case 'swapping':
    case 'swapped':
    case 'swapping-back':
      return leg === state.owner.leg ? 'room' : 'lobby';
    case 'queued':
    case 'offering':
    case 'connected':
    case 'held':
    case 'consult-holding':
    case 'consult-ringing':
    case 'consulting':
    case 'add-ringing':
    case 'merged':
    case 'completing':
    case 'recalling':
      return 'room';
    case 'asking':
    case 'voicemail':
    case 'owner-lost':
    case 'ended':
      return 'nowhere';
  }
}

/** Where the customer's connection belongs when it asks; `farewell` once the call is over. */
export function placeOfCustomer(state: CallState): 'room' | 'menu' | 'voicemail' | 'farewell' {
  switch (state.name) {
    case 'asking':
      return 'menu';
    case 'voicemail':
      return 'voicemail';
    case 'ended':
      return 'farewell';
    case 'queued':
    case 'offering':
    case 'connected':
    case 'held':
    case 'consult-holding':
    case 'consult-ringing':
    case 'consult-ringing-swapped':
    case 'consulting':
    case 'swapping':
    case 'swapped':
    case 'swapping-back':
    case 'add-ringing':
    case 'merged':
    case 'completing':
    case 'owner-lost':
    case 'recalling':
      return 'room';
  }
}
