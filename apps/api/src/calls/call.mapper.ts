import type { AgentLeg, CallState, Transfer } from '@baton/call-flow';
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
  | 'transferId'
  | 'targetLegId'
  | 'targetAgentId'
  | 'outcome'
>;

/** Reads the state out of a row. A row that fits no state is a fault. */
export function toState(row: CallRow): CallState {
  const present = <T>(value: T | null, column: string): T => {
    if (value === null) {
      throw new Error(`Call ${row.id} is ${row.state} but has no ${column}.`);
    }
    return value;
  };
  const owner = (): AgentLeg => ({
    leg: present(row.ownerLegId, 'owner_leg_id'),
    agent: present(row.ownerAgentId, 'owner_agent_id'),
  });
  const offer = (): AgentLeg => ({
    leg: present(row.offeredLegId, 'offered_leg_id'),
    agent: present(row.offeredAgentId, 'offered_agent_id'),
  });
  const leaving = (): AgentLeg | null =>
    row.leavingLegId === null
      ? null
      : { leg: row.leavingLegId, agent: present(row.leavingAgentId, 'leaving_agent_id') };
  const transfer = (): Transfer => ({
    id: present(row.transferId, 'transfer_id'),
    target: {
      leg: present(row.targetLegId, 'target_leg_id'),
      agent: present(row.targetAgentId, 'target_agent_id'),
    },
  });

  switch (row.state) {
    case 'queued':
      return { name: row.state, parked: present(row.parked, 'parked') };
    case 'offering':
      return {
        name: row.state,
        parked: present(row.parked, 'parked'),
        offer: offer(),
        transferId: row.transferId,
        recall: row.recallAgentId,
        leaving: leaving(),
      };
    case 'connected':
    case 'held':
      return { name: row.state, owner: owner() };
    case 'consult-holding':
    case 'consult-ringing':
    case 'consulting':
    case 'add-ringing':
    case 'merged':
    case 'completing':
      return { name: row.state, owner: owner(), transfer: transfer() };
    case 'owner-lost':
      return { name: row.state, agent: present(row.recallAgentId, 'recall_agent_id') };
    case 'recalling':
      return { name: row.state, offer: offer() };
    case 'ended':
      return { name: row.state, outcome: present(row.outcome, 'outcome') };
  }
}

/** Writes a state into a row: the columns that it does not carry become empty. */
export function writeState(row: CallRow, state: CallState): void {
  const columns: StateColumns = {
    parked: 'parked' in state ? state.parked : null,
    offeredLegId: 'offer' in state ? state.offer.leg : null,
    offeredAgentId: 'offer' in state ? state.offer.agent : null,
    recallAgentId: recalledIn(state),
    leavingLegId: 'leaving' in state ? (state.leaving?.leg ?? null) : null,
    leavingAgentId: 'leaving' in state ? (state.leaving?.agent ?? null) : null,
    ownerLegId: 'owner' in state ? state.owner.leg : null,
    ownerAgentId: 'owner' in state ? state.owner.agent : null,
    transferId: transferIdOf(state),
    targetLegId: 'transfer' in state ? state.transfer.target.leg : null,
    targetAgentId: 'transfer' in state ? state.transfer.target.agent : null,
    outcome: 'outcome' in state ? state.outcome : null,
  };
  Object.assign(row, columns, { state: state.name });
}

function transferIdOf(state: CallState): string | null {
  if ('transfer' in state) return state.transfer.id;
  return 'transferId' in state ? state.transferId : null;
}

function recalledIn(state: CallState): string | null {
  if (state.name === 'owner-lost') return state.agent;
  return 'recall' in state ? state.recall : null;
}

/** Lists the agents' connections that a state counts on. */
export function partiesOf(state: CallState): AgentLeg[] {
  const parties: AgentLeg[] = [];
  if ('owner' in state) parties.push(state.owner);
  if ('transfer' in state) parties.push(state.transfer.target);
  if ('offer' in state) parties.push(state.offer);
  if ('leaving' in state && state.leaving) parties.push(state.leaving);
  return parties;
}

/** Lists the agents to whom a state matters: those on the call, and the one to whom it may go back. */
export function agentsConcernedBy(state: CallState): string[] {
  const recalled = recalledIn(state);
  const agents = partiesOf(state).map(({ agent }) => agent);
  return recalled ? [...agents, recalled] : agents;
}
