import type { CallOutcome, CallView } from '@baton/shared-types';
import { atStart, partyName } from './party-name';

/** Says how a call is over for the agent that the view is for; it may go on for others. */
export function endWords(view: CallView, agentId: string): { title: string; detail: string } {
  const end = view.myEnd;
  const other = end?.agent ? partyName(end.agent) : 'your colleague';
  switch (end?.kind) {
    case 'customer-hung-up':
      return { title: 'The customer hung up', detail: 'The call has ended for everyone.' };
    case 'agent-ended':
      return {
        title:
          end.agent?.id === agentId ? 'You ended the call' : `${atStart(other)} ended the call`,
        detail: 'The customer heard a goodbye message.',
      };
    case 'handing-over':
      return {
        title: `Handing over to ${other}`,
        detail: isInLobby(view)
          ? `The customer hears music until ${other} is on the line.`
          : `The customer hears music while it rings. If ${other} does not answer, the customer comes back to you.`,
      };
    case 'handed-over':
      return end.agent?.kind === 'queue'
        ? { title: 'The customer is back in the queue', detail: sinceQueued(view) }
        : { title: `Handed over to ${other}`, detail: sinceHandedOver(view, other) };
    case 'left':
      return { title: 'You left the call', detail: whoHasIt(view, 'stays with the customer') };
    case 'taken-back':
      return {
        title: `${atStart(other)} took the call back`,
        detail: 'You are no longer on the call. They are with the customer.',
      };
    case 'lost':
      return view.outcome === 'agent-lost'
        ? {
            title: 'Connection lost, call ended',
            detail:
              'Calls end here when the agent loses the connection. The customer heard a goodbye message.',
          }
        : {
            title: 'You are no longer on this call',
            detail: `Your connection was lost. ${whoHasIt(view, 'is with the customer')}`,
          };
    case 'withdrawn':
    case 'declined':
    case 'busy':
    case 'no-answer':
    case 'went-away':
    case 'offline':
    case 'failed':
    case undefined:
      return {
        title: 'You are no longer on this call',
        detail: `You could not be reached in time. ${whoHasIt(view, 'is with the customer')}`,
      };
  }
}

/** Whether the agent has passed the call on. */
export const isPassedOn = ({ myEnd }: CallView): boolean =>
  myEnd?.kind === 'handed-over' || myEnd?.kind === 'handing-over';

function sinceHandedOver(view: CallView, receiver: string): string {
  if (view.outcome !== null) return outcomeWords(view.outcome);
  return ownerName(view) === receiver
    ? `${atStart(receiver)} and the customer are talking.`
    : `${atStart(receiver)} took the call from you.`;
}

function sinceQueued(view: CallView): string {
  if (view.outcome !== null) return outcomeWords(view.outcome);
  const owner = ownerName(view);
  return owner === undefined
    ? 'The customer hears music until the next agent takes the call.'
    : `${atStart(owner)} has taken the call.`;
}

function whoHasIt(view: CallView, does: string): string {
  if (view.outcome !== null) return outcomeWords(view.outcome);
  const owner = ownerName(view);
  return owner === undefined
    ? 'The customer hears an announcement and music until the next agent answers.'
    : `${atStart(owner)} ${does}.`;
}

function outcomeWords(outcome: CallOutcome): string {
  switch (outcome) {
    case 'customer-hung-up':
      return 'The customer has hung up.';
    case 'agent-ended':
    case 'agent-lost':
      return 'The call has ended.';
    case 'callback-booked':
      return 'The customer chose to be called back. See customer requests.';
    case 'voicemail-left':
      return 'The customer left a message. See customer requests.';
    case 'no-message':
      return 'The customer stopped waiting and left no message.';
  }
}

function ownerName({ parties }: CallView): string | undefined {
  const owner = parties.find(({ role }) => role === 'owner');
  return owner && partyName(owner.agent);
}

/** Whether the next agent has answered already and comes in from the lobby. */
const isInLobby = ({ parties }: CallView): boolean =>
  parties.some(({ role, status }) => role === 'offered' && status === 'waiting');
