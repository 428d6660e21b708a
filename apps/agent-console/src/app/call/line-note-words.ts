import { myParty } from '../call-words/call-roles';
import { isCutOff, type LineSituation } from './lost-line';

/** Says what is unusual about this browser's part in the call; null when nothing is. */
export function lineNote(situation: LineSituation): string | null {
  const { view, agentId, line } = situation;
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
  // The headline says it then.
  if (isCutOff(situation)) return null;
  const party = myParty(view, agentId);
  if (party?.status !== 'on-call') return null;
  if (party.legId === situation.answeredHere) {
    return 'Your sound is gone. The desk looks after the customer as soon as it notices.';
  }
  return 'You are on this call in another tab or window. Its sound is there; the buttons below work here too.';
}
