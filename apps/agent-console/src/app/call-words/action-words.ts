import type { CallAction, CallView } from '@baton/shared-types';
import type { IconName } from '../theme/icon-paths';
import { hasAnswered } from './call-roles';
import { partyName } from './party-name';

/**
 * What has a button of its own; putting the customer back into the queue is one of the ways to hand
 * over.
 */
export type ButtonAction = Exclude<CallAction, 'requeue'>;

export const hasButton = (action: CallAction): action is ButtonAction => action !== 'requeue';

/** How an action's button looks and reads. */
export interface ActionWords {
  readonly label: string;
  /** What becomes of the others, where the label leaves a doubt. */
  readonly hint?: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'primary' | 'danger';
  readonly row: 'talk' | 'decide';
}

/** Describes an action's button for the call as it is now. */
export function actionWords(action: ButtonAction, view: CallView): ActionWords {
  const target = view.transfer ? partyName(view.transfer.target) : 'colleague';
  switch (action) {
    case 'hold':
      return { label: 'Hold', icon: 'hold', tone: 'plain', row: 'talk' };
    case 'resume':
      return { label: 'Resume', icon: 'resume', tone: 'primary', row: 'talk' };
    case 'consult':
      return { label: 'Consult', icon: 'consult', tone: 'plain', row: 'talk' };
    case 'add':
      return { label: 'Add to call', icon: 'add', tone: 'plain', row: 'talk' };
    case 'swap':
      return { ...swapWords(view, target), icon: 'swap', tone: 'plain', row: 'talk' };
    case 'blind':
      return { label: 'Hand over now', icon: 'complete', tone: 'plain', row: 'decide' };
    case 'complete':
      return isRinging(view)
        ? { label: 'Hand over while ringing', icon: 'complete', tone: 'plain', row: 'decide' }
        : { label: `Hand over to ${target}`, icon: 'complete', tone: 'primary', row: 'decide' };
    case 'merge':
      return { label: 'Merge calls', icon: 'merge', tone: 'plain', row: 'decide' };
    case 'cancel':
      return { ...cancelWords(view, target), icon: 'cancel', tone: 'plain', row: 'decide' };
    case 'leave':
      return {
        label: 'Leave call',
        ...(isRinging(view) && { hint: 'keeps ringing' }),
        icon: 'leave',
        tone: 'plain',
        row: 'decide',
      };
    case 'end':
      return { label: 'End call', icon: 'end', tone: 'danger', row: 'decide' };
  }
}

/** Whether the target of the transfer under way has not answered. */
const isRinging = ({ parties, transfer }: CallView): boolean =>
  transfer?.outcome === null &&
  !parties.some((party) => party.role === 'target' && hasAnswered(party));

function swapWords(view: CallView, target: string): Pick<ActionWords, 'label' | 'hint'> {
  switch (view.state) {
    case 'swapped':
      return { label: `Talk to ${target}`, hint: 'customer waits' };
    case 'consult-ringing-swapped':
      return { label: `Wait for ${target}`, hint: 'customer hears music' };
    default:
      return {
        label: 'Talk to the customer',
        hint: isRinging(view) ? 'keeps ringing' : `${target} waits`,
      };
  }
}

function cancelWords(view: CallView, target: string): Pick<ActionWords, 'label' | 'hint'> {
  if (view.state === 'merged') return { label: `Remove ${target}` };
  if (isRinging(view)) return { label: 'Cancel transfer' };
  return view.customer.hears === 'people'
    ? { label: `Remove ${target}`, hint: 'customer stays' }
    : { label: 'Back to the customer', hint: `${target} leaves` };
}
