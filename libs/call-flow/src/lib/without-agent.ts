import type { CallState } from './call';
import type { AgentId } from './ids';
import { decide } from './decide';
import type { DeskPolicy } from './decision';
import { partiesOf } from './parties';
import { isAgent, type Party } from './party';

/** What becomes of a customer when one of the agents is gone without another word. */
export type Without =
  | { readonly customer: 'stays-with'; readonly party: Party }
  /**
   * They hear music until this party is with them, whose telephone rings, or who waits in the
   * lobby.
   */
  | { readonly customer: 'goes-to'; readonly party: Party }
  /** They are on hold, or in the queue, until an agent is found. */
  | { readonly customer: 'waits' }
  | { readonly customer: 'hung-up' };

/**
 * Says it beforehand, by the very rules that will decide it; null for an agent who is not on the
 * call.
 */
export function withoutAgent(state: CallState, agent: AgentId, policy: DeskPolicy): Without | null {
  if (state.name === 'owner-lost' && state.agent === agent) return { customer: 'waits' };
  const mine = partiesOf(state).find(({ party }) => isAgent(party, agent));
  if (!mine) return null;
  const decision = decide(state, { type: 'leg_over', leg: mine.leg, outcome: 'left' }, policy);
  return customerIn(decision.kind === 'moved' ? decision.to : state);
}

function customerIn(state: CallState): Without {
  if ('owner' in state) return { customer: 'stays-with', party: state.owner.party };
  if ('offer' in state) return { customer: 'goes-to', party: state.offer.party };
  switch (state.name) {
    case 'queued':
    case 'asking':
    case 'voicemail':
    case 'owner-lost':
      return { customer: 'waits' };
    case 'ended':
      return { customer: 'hung-up' };
  }
}
