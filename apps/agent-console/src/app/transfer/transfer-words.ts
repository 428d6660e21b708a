import type { CallView, TransferOutcome, TransferView } from '@baton/shared-types';
import { comesBack } from '../call-words/call-roles';
import { atStart, partyName } from '../call-words/party-name';
import { failureText } from './failure-words';

/** How urgent a sentence about a transfer is. */
export type TransferTone = 'under-way' | 'good' | 'trouble';

/** Says how far the transfer under way has come; null when there is none, or for its target. */
export function transferProgress(view: CallView): string | null {
  const { transfer, myRole } = view;
  if (transfer?.outcome !== null || ['target', 'guest', 'offered'].includes(myRole)) return null;
  const name = partyName(transfer.target);
  const party = view.parties.find(({ role }) => role === 'target' || role === 'offered');
  switch (party?.status) {
    case undefined:
      return `${atStart(name)} will be called as soon as the customer is on hold.`;
    case 'dialing':
      return `Calling ${name}…`;
    case 'ringing':
      return `Ringing ${name}…`;
    case 'waiting':
      return `${atStart(name)} answered and hears music.`;
    case 'on-call':
      return `${atStart(name)} answered and is on the call.`;
  }
}

/** Says how a transfer ended, without a pointer to what to do next. */
export function transferOutcomeText(outcome: TransferOutcome, transfer: TransferView): string {
  const target = partyName(transfer.target);
  switch (outcome) {
    case 'completed':
      return `Handed over to ${target}.`;
    case 'joined':
      return `${atStart(target)} stays on the call.`;
    case 'queued':
      return 'The customer is back in the queue.';
    case 'declined':
      return `${atStart(target)} declined.`;
    case 'busy':
      return transfer.target.kind === 'outside'
        ? `${target} is busy.`
        : `${atStart(target)} is busy on another call.`;
    case 'no-answer':
      return `${atStart(target)} did not answer.`;
    case 'went-away':
      return `${atStart(target)} is away now.`;
    case 'offline':
      return `${atStart(target)} is offline and could not be rung.`;
    case 'canceled':
      return 'The transfer was canceled.';
    case 'failed':
      return transfer.failureCode === null
        ? `The call to ${target} failed.`
        : `The call to ${target} failed: ${failureText(transfer.failureCode)}`;
    case 'target-left':
      return `${atStart(target)} left the call.`;
    case 'target-lost':
      return `${atStart(target)} lost the connection.`;
    case 'taken-over':
      return `${atStart(target)} has taken over.`;
    case 'customer-left':
      return 'The customer hung up during the transfer.';
    case 'agent-ended':
      return 'The call was ended during the transfer.';
  }
}

/**
 * Says how the call's last transfer ended and where that leaves the customer; null when there is
 * none.
 */
export function transferResult(
  view: CallView,
  agentId: string,
): { text: string; tone: TransferTone } | null {
  const { transfer } = view;
  if (!transfer?.outcome || isAboutTheLine(view)) return null;
  // An agent who gets the customer out of the queue need not know how they came into it.
  if (transfer.outcome === 'queued' && view.myRole !== 'leaving') return null;
  if (transfer.outcome === 'completed' && transfer.target.id === agentId) {
    return { text: 'The call was handed over to you.', tone: 'good' };
  }
  if (transfer.outcome === 'taken-over' && transfer.target.id === agentId) {
    return { text: 'Your colleague lost the connection. You have the call now.', tone: 'good' };
  }
  const text = transferOutcomeText(transfer.outcome, transfer);
  if (leavesNothingToDo.has(transfer.outcome)) return { text, tone: 'good' };
  const tone = transfer.outcome === 'canceled' ? 'good' : 'trouble';
  const back = whereItCameBack(view, transfer);
  if (back && transfer.failureCode) return { text: `${text} The customer is ${back}.`, tone };
  if (back) return { text: `${text.slice(0, -1)}; the customer is ${back}.`, tone };
  const customer = whereTheCustomerIs(view);
  return { text: customer ? `${text} ${customer}` : text, tone };
}

const leavesNothingToDo: ReadonlySet<TransferOutcome> = new Set([
  'completed',
  'taken-over',
  'joined',
  'queued',
]);

/** Whether the agent's own line is what matters now, and not an older transfer. */
function isAboutTheLine(view: CallView): boolean {
  return view.state === 'recalling' || (view.state === 'owner-lost' && !comesBack(view));
}

/** Where a customer is who had been let go of already; null when they had not. */
function whereItCameBack({ state, myRole }: CallView, { mode }: TransferView): string | null {
  if (state === 'owner-lost') return 'coming back to you';
  if (mode !== 'blind' || myRole !== 'owner') return null;
  if (state === 'held') return 'back with you, on hold';
  return state === 'connected' ? 'back with you' : null;
}

function whereTheCustomerIs({ state, myRole }: CallView): string {
  if (myRole !== 'owner') return '';
  if (state === 'held') return 'The customer is still on hold. Resume to talk to them.';
  return state === 'connected' ? 'The customer is with you.' : '';
}
