import type { CallState } from './call';
import type { AgentId } from './ids';
import { decide } from './decide';
import type { Wish } from './event';
import { agentParty } from './party';

/** What an agent may ask for; `consult`, `add` and `blind` start a transfer. */
export const callActions = [
  'hold',
  'resume',
  'consult',
  'add',
  'blind',
  'requeue',
  'swap',
  'merge',
  'complete',
  'cancel',
  'leave',
  'end',
] as const;
export type CallAction = (typeof callActions)[number];

/** Lists what the agent may ask for now: exactly the wishes that {@link decide} would not refuse. */
export function availableActions(state: CallState, by: AgentId): CallAction[] {
  return callActions.filter((action) => decide(state, wishFor(action, state, by)).kind === 'moved');
}

function wishFor(action: CallAction, state: CallState, by: AgentId): Wish {
  const transferId = 'transfer' in state ? state.transfer.id : '';
  switch (action) {
    case 'hold':
      return { type: 'agent_holds', by };
    case 'resume':
      return { type: 'agent_resumes', by };
    case 'consult':
    case 'add':
    case 'blind':
      // Some colleague: whether a certain one can be reached is not a matter of the state.
      return {
        type: 'agent_transfers',
        by,
        mode: action,
        transfer: { id: '', target: { leg: '', party: agentParty('') } },
      };
    case 'requeue':
      return { type: 'agent_requeues', by, transferId };
    case 'swap':
      return { type: 'agent_swaps', by, transferId };
    case 'merge':
      return { type: 'agent_merges', by, transferId };
    case 'complete':
      return { type: 'agent_completes', by, transferId };
    case 'cancel':
      return { type: 'agent_cancels', by, transferId };
    case 'leave':
      return { type: 'agent_leaves', by };
    case 'end':
      return { type: 'agent_ends', by };
  }
}
