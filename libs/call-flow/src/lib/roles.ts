/* Who may do what: rules that hold for the owner, the target or a guest of a call. */

import type { PartyLeg, CallState, Owner, Transfer } from './call';
import type { AgentId, LegId } from './ids';
import { isAgent } from './party';
import type { Decision } from './decision';
import type { CallEvent, EventOf } from './event';

/** A state in which two agents are bound by a transfer. */
export type Transferring = CallState & { readonly owner: Owner; readonly transfer: Transfer };
/** A state in which one agent is responsible. */
export type Owned = CallState & { readonly owner: Owner };
/** A state in which there may be more than the owner and a target. */
export type Talking = Owned & { readonly guests: readonly PartyLeg[] };
/** The wish called `T`. */
export type WishOf<T extends CallEvent['type']> = EventOf<T> & { readonly by: AgentId };
type WishAboutTransfer = EventOf<
  'agent_completes' | 'agent_cancels' | 'agent_merges' | 'agent_swaps'
>;

export const isOwner = (state: Owned, event: { readonly by: AgentId }) =>
  isAgent(state.owner.party, event.by);
export const isTarget = (state: Transferring, event: { readonly by: AgentId }) =>
  isAgent(state.transfer.target.party, event.by);
export const guestBy = (state: Talking, event: { readonly by: AgentId }) =>
  state.guests.find(({ party }) => isAgent(party, event.by));
export const isOwnerLeg = (state: Owned, event: { readonly leg: LegId }) =>
  state.owner.leg === event.leg;
export const isTargetLeg = (state: Transferring, event: { readonly leg: LegId }) =>
  state.transfer.target.leg === event.leg;
export const isGuestLeg = (state: Talking, event: { readonly leg: LegId }) =>
  state.guests.some(({ leg }) => leg === event.leg);

/** Grants a wish to the owner only. */
export const onlyOwner =
  <S extends Owned, E extends { readonly by: AgentId }>(grant: (state: S, event: E) => Decision) =>
  (state: S, event: E): Decision =>
    isOwner(state, event) ? grant(state, event) : { kind: 'refused', because: 'not_your_call' };

/**
 * Grants a wish to the owner, and to the agent who handed the call to an owner outside of the desk.
 */
export const onlyResponsible =
  <S extends Owned>(grant: (state: S) => Decision) =>
  (state: S, event: { readonly by: AgentId }): Decision =>
    isOwner(state, event) || state.owner.handedOutBy === event.by
      ? grant(state)
      : { kind: 'refused', because: 'not_your_call' };

/** Grants a wish about the transfer under way to the owner only. */
export const onlyOwnerOfTransfer = <S extends Transferring>(grant: (state: S) => Decision) =>
  onlyOwner<S, WishAboutTransfer>((state, event) =>
    event.transferId === state.transfer.id
      ? grant(state)
      : { kind: 'refused', because: 'no_such_transfer' },
  );
