import { myParty } from '../call-words/call-roles';
import { isCutOff, type LineSituation } from './lost-line';

/** Says what is unusual about this browser's part in the call; null when nothing is. */
export function lineNote(situation: LineSituation): string | null {
  const { view, agentId, line } = situation;
  if (line?.callId === view.id) {
    switch (line.status) {
      case 'connecting':
        return 'Connecting your audio…';
      case 'reconnecting':
        return 'Your audio is interrupted. Your phone is reconnecting. The call continues.';
      case 'open':
        return null;
    }
  }
  // The headline says it then.
  if (isCutOff(situation)) return null;
  const party = myParty(view, agentId);
  if (party?.status !== 'on-call') return null;
  if (party.legId === situation.answeredHere) {
    return 'You have lost audio. The customer will be looked after.';
  }
  return 'You are on this call in another tab or window. The audio is there. The buttons work here too.';
}
