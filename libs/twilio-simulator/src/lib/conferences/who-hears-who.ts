import type { Hearing } from '../kernel/media-plane';
import type { Conference } from './conference';
import type { Participant } from './participant';

/** What one participant hears: the layer over the conversation, else the others. */
export function hearingOf(conference: Conference, listener: Participant): Hearing {
  // One who is still being called hears nothing of the room.
  if (!listener.isConnected) return { kind: 'silence' };
  const { notice, hold, wait } = listener.layers;
  if (notice) return notice;
  if (listener.hold) return hold ?? { kind: 'silence' };
  const ringing = conference.participants().find((called) => called.ringing)?.ringing;
  if (!conference.hasStarted && !ringing) return wait ?? { kind: 'silence' };
  const heard = conference.connected().filter((speaker) => isHeard(speaker, listener));
  // Alone after the start means silence: the wait music does not come back.
  if (heard.length === 0 && !ringing) return { kind: 'silence' };
  const of = conference.hasStarted ? heard.map((speaker) => speaker.call.sid) : [];
  return { kind: 'mix', of, ...(ringing && { with: ringing }) };
}

function isHeard(speaker: Participant, listener: Participant): boolean {
  if (speaker === listener || speaker.hold || speaker.muted) return false;
  return !speaker.coaching || speaker.callSidToCoach === listener.call.sid;
}
