import type { CallView } from '@baton/shared-types';
import type { Line } from '../softphone/telephone';
import { myParty } from './call-roles';

/** What is known of this browser's part in a call. */
export interface LineSituation {
  readonly view: CallView;
  readonly agentId: string;
  readonly line: Line | null;
  /** The leg that this tab talked on last, also before a reload. */
  readonly lastLegHere: string | null;
}

/** Says what is unusual about this browser's part in the call; null when nothing is. */
export function lineNote({ view, agentId, line, lastLegHere }: LineSituation): string | null {
  if (line?.callId === view.id) {
    switch (line.status) {
      case 'connecting':
        return 'Connecting your microphone and loudspeaker…';
      case 'reconnecting':
        return 'Your sound is interrupted. The telephone is reconnecting; the call is still there.';
      case 'open':
        return null;
    }
  }
  const party = myParty(view, agentId);
  if (party?.status !== 'on-call') return null;
  return party.legId === lastLegHere
    ? 'This page was reloaded and lost the sound of this call. The desk will look after the customer as soon as it notices; the buttons below still work.'
    : 'You are on this call in another tab or window. Its sound is there; the buttons below work here too.';
}
