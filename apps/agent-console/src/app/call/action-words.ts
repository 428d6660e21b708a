import type { CallAction, CallView } from '@baton/shared-types';
import type { IconName } from '../theme/icon-paths';

/** How an action's button looks and reads. */
export interface ActionWords {
  readonly label: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'primary' | 'danger';
  readonly row: 'talk' | 'decide';
}

/** Describes an action's button for the call as it is now. */
export function actionWords(action: CallAction, view: CallView): ActionWords {
  const target = view.transfer?.target.name ?? 'colleague';
  switch (action) {
    case 'hold':
      return { label: 'Hold', icon: 'hold', tone: 'plain', row: 'talk' };
    case 'resume':
      return { label: 'Resume', icon: 'resume', tone: 'primary', row: 'talk' };
    case 'consult':
      return { label: 'Consult', icon: 'consult', tone: 'plain', row: 'talk' };
    case 'add':
      return { label: 'Bring in', icon: 'add', tone: 'plain', row: 'talk' };
    case 'blind':
      return { label: 'Hand over at once', icon: 'complete', tone: 'plain', row: 'decide' };
    case 'complete':
      return isRinging(view)
        ? { label: 'Hand over while it rings', icon: 'complete', tone: 'plain', row: 'decide' }
        : { label: `Hand over to ${target}`, icon: 'complete', tone: 'primary', row: 'decide' };
    case 'merge':
      return { label: 'All three talk', icon: 'merge', tone: 'plain', row: 'decide' };
    case 'cancel':
      return { label: cancelLabel(view, target), icon: 'cancel', tone: 'plain', row: 'decide' };
    case 'leave':
      return { label: 'Leave call', icon: 'leave', tone: 'plain', row: 'decide' };
    case 'end':
      return { label: 'End call', icon: 'end', tone: 'danger', row: 'decide' };
  }
}

const isRinging = ({ state }: CallView): boolean =>
  state === 'consult-holding' || state === 'consult-ringing' || state === 'add-ringing';

function cancelLabel({ state }: CallView, target: string): string {
  if (state === 'consulting') return 'Back to the customer';
  return state === 'merged' ? `Remove ${target}` : 'Cancel transfer';
}
