import type { Hearing } from '../media-plane';
import type { Conference } from './conference';
import type { Participant } from './participant';

/** What one participant hears: the layer over the conversation, else the others. */
export function hearingOf(conference: Conference, listener: Participant): Hearing {
  // Whoever is still being called hears nothing of the room.
  if (!listener.isConnected) return { kind: 'silence' };
  const { notice, hold, wait } = listener.layers;
  if (notice) return notice;
  if (listener.hold) return hold ?? { kind: 'silence' };
  if (!conference.hasStarted) return wait ?? { kind: 'silence' };
  const heard = conference.connected().filter((speaker) => isHeard(speaker, listener));
  // Alone after the start means silence: the wait music does not come back.
  if (heard.length === 0) return { kind: 'silence' };
  return { kind: 'mix', of: heard.map((speaker) => speaker.call.sid) };
}

function isHeard(speaker: Participant, listener: Participant): boolean {
  if (speaker === listener || speaker.hold || speaker.muted) return false;
  return !speaker.coaching || speaker.callSidToCoach === listener.call.sid;
}
