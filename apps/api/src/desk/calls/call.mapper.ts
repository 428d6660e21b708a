import {
  type AgentId,
  agentIdOf,
  type AgentLeg,
  type CallState,
  type Owner,
  partiesOf,
  partyOf,
  type PartyLeg,
  textOf,
  type Transfer,
  transferOf,
} from '@baton/call-flow';
import type { CallRow } from '../store/rows';

type StateColumns = Pick<
  CallRow,
  | 'parked'
  | 'offeredLegId'
  | 'offeredAgentId'
  | 'recallAgentId'
  | 'leavingLegId'
  | 'leavingAgentId'
  | 'ownerLegId'
  | 'ownerAgentId'
  | 'handedOutBy'
  | 'guestLegIds'
  | 'guestAgentIds'
  | 'transferId'
  | 'targetLegId'
  | 'targetAgentId'
  | 'targetInLobby'
  | 'outcome'
>;

/** Reads the columns of a row, as its state needs them. */
function partsOf(row: CallRow) {
  const present = <T>(value: T | null, column: string): T => {
    if (value === null) {
      throw new Error(`Call ${row.id} is ${row.state} but has no ${column}.`);
    }
    return value;
  };
  const owner = (): Owner => ({
    leg: present(row.ownerLegId, 'owner_leg_id'),
    party: partyOf(present(row.ownerAgentId, 'owner_agent_id')),
    ...(row.handedOutBy !== null && { handedOutBy: row.handedOutBy }),
  });
  const offer = (): PartyLeg => ({
    leg: present(row.offeredLegId, 'offered_leg_id'),
    party: partyOf(present(row.offeredAgentId, 'offered_agent_id')),
  });
  const agentOffer = (): AgentLeg => {
    const { leg, party } = offer();
    if (party.kind === 'agent') return { leg, party };
    throw new Error(`Call ${row.id} is ${row.state} but its offered_agent_id is no agent.`);
  };
  const leaving = (): PartyLeg | null =>
    row.leavingLegId === null
      ? null
      : {
          leg: row.leavingLegId,
          party: partyOf(present(row.leavingAgentId, 'leaving_agent_id')),
        };
  const transfer = (): Transfer => ({
    id: present(row.transferId, 'transfer_id'),
    target: {
      leg: present(row.targetLegId, 'target_leg_id'),
      party: partyOf(present(row.targetAgentId, 'target_agent_id')),
    },
  });

  const guests = (): PartyLeg[] =>
    row.guestLegIds.map((leg, at) => ({
      leg,
      party: partyOf(present(row.guestAgentIds[at] ?? null, 'guest_agent_ids')),
    }));
  return { present, owner, offer, agentOffer, leaving, transfer, guests };
}

/** Reads the state out of a row. A row that fits no state is a fault. */
export function toState(row: CallRow): CallState {
  const { present, owner, offer, agentOffer, leaving, transfer, guests } = partsOf(row);

  switch (row.state) {
    case 'queued':
      return { name: row.state, parked: present(row.parked, 'parked'), leaving: leaving() };
    case 'asking':
    case 'voicemail':
      return { name: row.state };
    case 'offering':
      return {
        name: row.state,
        parked: present(row.parked, 'parked'),
        offer: offer(),
        transferId: row.transferId,
        // A row of an earlier version may name an outside party, who cannot be called back.
        recall: row.recallAgentId === null ? null : agentIdOf(partyOf(row.recallAgentId)),
        leaving: leaving(),
      };
    case 'connected':
    case 'held':
      return { name: row.state, owner: owner(), guests: guests() };
    case 'consult-holding':
    case 'consult-ringing':
    case 'consult-ringing-swapped':
    case 'consulting':
    case 'swapping':
    case 'swapped':
    case 'completing':
      return { name: row.state, owner: owner(), transfer: transfer() };
    case 'swapping-back':
      return {
        name: row.state,
        owner: owner(),
        transfer: transfer(),
        inLobby: present(row.targetInLobby, 'target_in_lobby'),
      };
    case 'add-ringing':
    case 'merged':
      return { name: row.state, owner: owner(), transfer: transfer(), guests: guests() };
    case 'owner-lost':
      return {
        name: row.state,
        agent: present(row.recallAgentId, 'recall_agent_id'),
        parked: present(row.parked, 'parked'),
      };
    case 'recalling':
      return { name: row.state, offer: agentOffer(), parked: present(row.parked, 'parked') };
    case 'ended':
      return { name: row.state, outcome: present(row.outcome, 'outcome') };
  }
}

/** Writes a state into a row: the columns that it does not carry become empty. */
export function writeState(row: CallRow, state: CallState): void {
  const columns: StateColumns = {
    parked: 'parked' in state ? state.parked : null,
    offeredLegId: 'offer' in state ? state.offer.leg : null,
    offeredAgentId: 'offer' in state ? textOf(state.offer.party) : null,
    recallAgentId: recalledIn(state),
    leavingLegId: 'leaving' in state ? (state.leaving?.leg ?? null) : null,
    leavingAgentId: 'leaving' in state && state.leaving ? textOf(state.leaving.party) : null,
    ownerLegId: 'owner' in state ? state.owner.leg : null,
    ownerAgentId: 'owner' in state ? textOf(state.owner.party) : null,
    handedOutBy: 'owner' in state ? (state.owner.handedOutBy ?? null) : null,
    guestLegIds: 'guests' in state ? state.guests.map(({ leg }) => leg) : [],
    guestAgentIds: 'guests' in state ? state.guests.map(({ party }) => textOf(party)) : [],
    transferId: transferOf(state),
    targetLegId: 'transfer' in state ? state.transfer.target.leg : null,
    targetAgentId: 'transfer' in state ? textOf(state.transfer.target.party) : null,
    targetInLobby: 'inLobby' in state ? state.inLobby : null,
    outcome: 'outcome' in state ? state.outcome : null,
  };
  Object.assign(row, columns, { state: state.name });
}

function recalledIn(state: CallState): AgentId | null {
  if (state.name === 'owner-lost') return state.agent;
  return 'recall' in state ? state.recall : null;
}

/**
 * Lists the agents that a state matters to: those on the call, the agent that it may return to, and
 * the agent who handed it to an outside number.
 */
export function agentsConcernedBy(state: CallState): AgentId[] {
  const agents = partiesOf(state).map(({ party }) => agentIdOf(party));
  const others = [recalledIn(state), 'owner' in state ? state.owner.handedOutBy : null];
  return [...agents, ...others].filter((agent) => typeof agent === 'string');
}
