import type { CallOutcome, CallView } from '@baton/shared-types';
import { isHandingOver } from '../transfer/handed-over';
import { atStart, partyName } from './party-name';

/** How a call is over for this agent; it may go on for others. */
export type CallEnd =
  | CallOutcome
  | 'put-back'
  | 'handing-over'
  | 'handed-over'
  | 'left'
  | 'taken-back'
  | 'lost';

/** Who looks at the end of a call, and what they have done to bring it about. */
export interface Leaver {
  readonly agentId: string;
  readonly lastRole: CallView['myRole'];
  /** Whether they have pressed "Leave call". */
  readonly hasLeft: boolean;
}

/** Finds out how the call is over for the agent whom the view is for. */
export function endOf(view: CallView, { agentId, hasLeft }: Leaver): CallEnd {
  if (view.outcome !== null) return view.outcome;
  if (isHandingOver(view, agentId)) return 'handing-over';
  const transfer = view.transfer;
  if (transfer?.from === agentId) {
    if (transfer.outcome === 'completed') return 'handed-over';
    if (transfer.outcome === 'queued') return 'put-back';
  }
  if (hasLeft) return 'left';
  if (transfer?.target.id === agentId) {
    if (transfer.outcome === 'canceled') return 'taken-back';
    if (transfer.outcome === 'target-left') return 'left';
  }
  return 'lost';
}

/** Says how the call is over for this agent. */
export function endWords(view: CallView, leaver: Leaver): { title: string; detail: string } {
  const target = view.transfer ? partyName(view.transfer.target) : 'your colleague';
  const ownerParty = view.parties.find(({ role }) => role === 'owner');
  const owner = ownerParty && partyName(ownerParty.agent);
  switch (endOf(view, leaver)) {
    case 'customer-hung-up':
      return { title: 'The customer hung up', detail: 'The call is over for everybody.' };
    case 'agent-ended':
      return {
        // Nobody but its owner can end a call.
        title: leaver.lastRole === 'owner' ? 'You ended the call' : 'The call was ended',
        detail: 'The customer heard a farewell.',
      };
    case 'agent-lost':
      return {
        title: 'The line was lost and the call ended',
        detail: 'This desk ends the call of an agent who is lost. The customer heard a farewell.',
      };
    case 'callback-booked':
      return {
        title: 'The customer will be called back',
        detail: 'They did not want to wait any longer. It is among the requests of customers.',
      };
    case 'voicemail-left':
      return {
        title: 'The customer left a message',
        detail: 'They did not want to wait any longer. It is among the requests of customers.',
      };
    case 'no-message':
      return {
        title: 'The customer left no message',
        detail: 'They did not want to wait any longer, and said nothing after the tone.',
      };
    case 'handing-over':
      return {
        title: `Handing over to ${target}`,
        detail: isInLobby(view)
          ? `The customer hears music until ${target} is on the line.`
          : `The customer hears music while it rings. If ${target} does not answer, they come back to you.`,
      };
    case 'handed-over':
      return {
        title: `Handed over to ${target}`,
        detail:
          owner === target
            ? `${atStart(target)} and the customer are talking.`
            : `${atStart(target)} took the call from you.`,
      };
    case 'put-back':
      return {
        title: 'The customer is back in the queue',
        detail:
          owner === undefined
            ? 'They hear music, and the next available agent gets the call.'
            : `${atStart(owner)} has taken the call.`,
      };
    case 'left':
      return {
        title: 'You left the call',
        detail: `${atStart(owner ?? 'your colleague')} stays with the customer.`,
      };
    case 'taken-back':
      return {
        title: `${atStart(owner ?? 'your colleague')} took the call back`,
        detail: 'You are no longer on the line; the customer is with them.',
      };
    case 'lost':
      return {
        title: 'You are no longer on this call',
        detail:
          owner === undefined
            ? 'You could not be reached in time. The customer hears an announcement and music while the next agent is called.'
            : `${atStart(owner)} is with the customer.`,
      };
  }
}

/** Whether whoever gets the call has answered already and comes in from the lobby. */
const isInLobby = ({ parties }: CallView): boolean =>
  parties.some(({ role, status }) => role === 'offered' && status === 'waiting');
