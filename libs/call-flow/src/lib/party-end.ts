import type { PartyLeg, CallState } from './call';
import type { AgentId, LegId } from './ids';
import type { CallEvent, LegOutcome } from './event';
import { partiesOf } from './parties';
import { isAgent, type Party, queue, type Receiver } from './party';
import { rungLeg } from './state-table';

/** How a call is over for one party; it may go on for others. */
export type PartyEnd =
  | { readonly kind: 'customer-hung-up' }
  /** An agent has ended the call for everybody. */
  | { readonly kind: 'agent-ended'; readonly by: AgentId }
  /** They have let go of the customer, who goes to a colleague, an outside number or the queue. */
  | { readonly kind: 'handed-over'; readonly to: Receiver }
  /** They have left others to it. */
  | { readonly kind: 'left' }
  /**
   * They are not wanted any more, or their telephone is to stop ringing; by the colleague who said
   * so.
   */
  | { readonly kind: 'let-go'; readonly by: AgentId | null }
  /**
   * Their connection is over and they had not said that they go; `to` has the customer now, or is
   * rung for them.
   */
  | { readonly kind: 'lost'; readonly to: Party | null }
  /** They were rung and have not answered. */
  | { readonly kind: Exclude<LegOutcome, 'left' | 'canceled'> };

/** Lists the parties that one event has taken off the call, each with how it is over for them. */
export function endsOfParties(
  before: CallState,
  event: CallEvent,
  after: CallState,
): { readonly leg: LegId; readonly end: PartyEnd }[] {
  const staying = new Set(partiesOf(after).map(({ leg }) => leg));
  return partiesOf(before)
    .filter(({ leg }) => !staying.has(leg))
    .map((party) => ({ leg: party.leg, end: endOf(party, before, event, after) }));
}

function endOf(party: PartyLeg, before: CallState, event: CallEvent, after: CallState): PartyEnd {
  const handingOverTo = receiverFrom(party, before);
  switch (event.type) {
    case 'customer_left':
      return { kind: 'customer-hung-up' };
    case 'agent_ends':
      return { kind: 'agent-ended', by: event.by };
    case 'agent_cancels':
      return { kind: 'let-go', by: event.by };
    case 'agent_leaves':
    case 'agent_completes':
      if (!isAgent(party.party, event.by)) return { kind: 'let-go', by: event.by };
      // Those who talk with the customer already go on; only one who is rung gets them.
      return event.type === 'agent_leaves' && !('offer' in after)
        ? { kind: 'left' }
        : { kind: 'handed-over', to: receiverIn(after) ?? queue };
    case 'leg_over':
      if (handingOverTo !== null) return { kind: 'handed-over', to: handingOverTo };
      if (party.leg !== event.leg) return { kind: 'let-go', by: null };
      return connectionOver(party, event.outcome, after);
    case 'room_lost':
      if (handingOverTo !== null) return { kind: 'handed-over', to: handingOverTo };
      return party.leg === rungLeg(before)
        ? { kind: 'let-go', by: null }
        : { kind: 'lost', to: receiverIn(after) };
    case 'leg_joined':
    case 'leg_waiting':
    case 'customer_held':
    case 'customer_resumed':
    case 'hold_failed':
    case 'resume_failed':
    case 'customer_chooses':
    case 'message_left':
    case 'nothing_said':
    case 'agent_offered':
    case 'agent_recalled':
    case 'grace_over':
    case 'wait_over':
    case 'choice_over':
    case 'agent_holds':
    case 'agent_resumes':
    case 'agent_transfers':
    case 'agent_requeues':
    case 'agent_swaps':
    case 'agent_merges':
      return handingOverTo === null
        ? { kind: 'let-go', by: null }
        : { kind: 'handed-over', to: handingOverTo };
  }
}

function connectionOver({ party }: PartyLeg, outcome: LegOutcome, after: CallState): PartyEnd {
  switch (outcome) {
    case 'left':
      // An outside phone has no other way to leave.
      return party.kind === 'outside' ? { kind: 'left' } : { kind: 'lost', to: receiverIn(after) };
    case 'canceled':
      return { kind: 'let-go', by: null };
    case 'declined':
    case 'busy':
    case 'no-answer':
    case 'went-away':
    case 'offline':
    case 'failed':
      return { kind: outcome };
  }
}

/** Who gets the customer from a party that has asked to be let go already; null when it has not. */
function receiverFrom({ leg }: PartyLeg, state: CallState): Receiver | null {
  if (state.name === 'completing') {
    return leg === state.owner.leg ? state.transfer.target.party : null;
  }
  if (!('leaving' in state) || state.leaving?.leg !== leg) return null;
  const isForTarget = state.name === 'offering' && state.transferId !== null;
  return isForTarget ? state.offer.party : queue;
}

/** Who has the customer in a state, or is rung for them. */
function receiverIn(state: CallState): Party | null {
  if ('owner' in state) return state.owner.party;
  return 'offer' in state ? state.offer.party : null;
}
