import type { CallView, TransferOutcome, TransferView } from '@baton/shared-types';

/** How urgent a sentence about a transfer is. */
export type TransferTone = 'under-way' | 'good' | 'trouble';

/** Says how far the transfer under way has come; null when there is none, or for its target. */
export function transferProgress(view: CallView): string | null {
  const { transfer } = view;
  if (transfer?.outcome !== null || view.myRole === 'target') return null;
  const { name } = transfer.target;
  const party = view.parties.find(({ role }) => role === 'target');
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
  if (!transfer?.outcome) return null;
  if (transfer.outcome === 'completed' && transfer.target.id === agentId) {
    return { text: 'The call was handed over to you.', tone: 'good' };
  }
  const text = transferOutcomeText(transfer.outcome, transfer);
  if (transfer.outcome === 'completed') return { text, tone: 'good' };
  const customer = whereTheCustomerIs(view);
  return {
    text: customer ? `${text} ${customer}` : text,
    tone: transfer.outcome === 'canceled' ? 'good' : 'trouble',
  };
}

function whereTheCustomerIs({ state, myRole }: CallView): string {
  if (myRole !== 'owner') return '';
  if (state === 'held') return 'The customer is still on hold: resume to go back to them.';
  return state === 'connected' ? 'The customer is with you.' : '';
}
