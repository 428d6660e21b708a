import type { CallView, TransferOutcome, TransferView } from '@baton/shared-types';
import { hasComeBack } from './handed-over';

/** How urgent a sentence about a transfer is. */
export type TransferTone = 'under-way' | 'good' | 'trouble';

/** Says how far the transfer under way has come; null when there is none, or for its target. */
export function transferProgress(view: CallView): string | null {
  const { transfer, myRole } = view;
  if (transfer?.outcome !== null || myRole === 'target' || myRole === 'offered') return null;
  const { name } = transfer.target;
  const party = view.parties.find(({ role }) => role === 'target' || role === 'offered');
  switch (party?.status) {
    case undefined:
      return `${name} is called as soon as the customer is on hold.`;
    case 'dialing':
      return `Calling ${name}…`;
    case 'ringing':
      return `It is ringing at ${name}'s desk.`;
    case 'on-call':
      return `${name} has answered and is on the line.`;
  }
}

/** Says how a transfer ended, without a pointer to what to do next. */
export function transferOutcomeText(outcome: TransferOutcome, { target }: TransferView): string {
  switch (outcome) {
    case 'completed':
      return `Handed over to ${target.name}.`;
    case 'declined':
      return `${target.name} declined.`;
    case 'busy':
      return `${target.name} is busy on another call.`;
    case 'no-answer':
      return `${target.name} did not answer.`;
    case 'offline':
      return `${target.name} is offline and could not be rung.`;
    case 'canceled':
      return 'The transfer was canceled.';
    case 'failed':
      return `The call to ${target.name} could not be put through.`;
    case 'target-left':
      return `${target.name} left the call.`;
    case 'customer-left':
      return 'The customer hung up during the transfer.';
    case 'agent-ended':
      return 'The call was ended during the transfer.';
  }
}

/** Says how the call's last transfer ended and where that leaves the customer; null when there is none. */
export function transferResult(
  view: CallView,
  agentId: string,
): { text: string; tone: TransferTone } | null {
  const { transfer } = view;
  if (!transfer?.outcome || isAboutTheLine(view)) return null;
  if (transfer.outcome === 'completed' && transfer.target.id === agentId) {
    return { text: 'The call was handed over to you.', tone: 'good' };
  }
  const text = transferOutcomeText(transfer.outcome, transfer);
  if (transfer.outcome === 'completed') return { text, tone: 'good' };
  const tone = transfer.outcome === 'canceled' ? 'good' : 'trouble';
  const back = whereItCameBack(view, transfer);
  if (back) return { text: `${text.slice(0, -1)}; the customer is ${back}.`, tone };
  const customer = whereTheCustomerIs(view);
  return { text: customer ? `${text} ${customer}` : text, tone };
}

/** Whether the agent's own line is what matters now, and not an older transfer. */
function isAboutTheLine(view: CallView): boolean {
  return view.state === 'recalling' || (view.state === 'owner-lost' && !hasComeBack(view));
}

/** Where a customer is who had been let go of already; null when they had not. */
function whereItCameBack({ state, myRole }: CallView, { mode }: TransferView): string | null {
  if (state === 'owner-lost') return 'on the way back to you';
  if (mode !== 'blind' || myRole !== 'owner') return null;
  if (state === 'held') return 'back with you, on hold';
  return state === 'connected' ? 'back with you' : null;
}

function whereTheCustomerIs({ state, myRole }: CallView): string {
  if (myRole !== 'owner') return '';
  if (state === 'held') return 'The customer is still on hold: resume to go back to them.';
  return state === 'connected' ? 'The customer is with you.' : '';
}
