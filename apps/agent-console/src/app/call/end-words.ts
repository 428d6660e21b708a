import type { CallView } from '@baton/shared-types';
import { isHandingOver } from '../transfer/handed-over';

/** How a call is over for this agent; it may go on for others. */
export type CallEnd =
  | 'customer-hung-up'
  | 'agent-ended'
  | 'agent-lost'
  | 'handing-over'
  | 'handed-over'
  | 'left'
  | 'taken-back'
  | 'lost';

/** Finds out how the call is over for the agent whom the view is for. */
export function endOf(view: CallView, agentId: string): CallEnd {
  if (view.outcome !== null) return view.outcome;
  if (isHandingOver(view, agentId)) return 'handing-over';
  const transfer = view.transfer;
  if (transfer?.outcome === 'completed' && transfer.from === agentId) return 'handed-over';
  if (transfer?.target.id === agentId) {
    if (transfer.outcome === 'canceled') return 'taken-back';
    if (transfer.outcome === 'target-left') return 'left';
  }
  return 'lost';
}

/** Says how the call is over for an agent who was `lastRole` in it. */
export function endWords(
  end: CallEnd,
  view: CallView,
  lastRole: CallView['myRole'],
): { title: string; detail: string } {
  const target = view.transfer?.target.name ?? 'Your colleague';
  const owner = view.parties.find(({ role }) => role === 'owner')?.agent.name;
  switch (end) {
    case 'customer-hung-up':
      return { title: 'The customer hung up', detail: 'The call is over for everybody.' };
    case 'agent-ended':
      return {
        // Nobody but its owner can end a call.
        title: lastRole === 'owner' ? 'You ended the call' : 'The call was ended',
        detail: 'The customer heard a farewell.',
      };
    case 'agent-lost':
      return {
        title: 'The line was lost and the call ended',
        detail: 'This desk ends the call of an agent who is lost. The customer heard a farewell.',
      };
    case 'handing-over':
      return {
        title: `Handing over to ${target}`,
        detail: `The customer hears music while it rings. If ${target} does not answer, they come back to you.`,
      };
    case 'handed-over':
      return {
        title: `Handed over to ${target}`,
        detail:
          owner === target
            ? `${target} and the customer are talking.`
            : `${target} took the call from you.`,
      };
    case 'left':
      return {
        title: 'You left the call',
        detail: `${owner ?? 'Your colleague'} stays with the customer.`,
      };
    case 'taken-back':
      return {
        title: `${owner ?? 'Your colleague'} took the call back`,
        detail: 'You are no longer on the line; the customer is with them.',
      };
    case 'lost':
      return {
        title: 'You are no longer on this call',
        detail:
          owner === undefined
            ? 'You could not be reached in time. The customer hears an announcement and music while the next agent is called.'
            : `${owner} is with the customer.`,
      };
  }
}
