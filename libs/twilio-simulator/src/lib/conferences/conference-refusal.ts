import type { Conference } from './conference';
import type { JoinSettings } from './participant';

/** Why a call may not enter a conference, by the number in Twilio's dictionary. */
export class ConferenceRefusal extends Error {
  constructor(
    /** https://www.twilio.com/docs/api/errors */
    readonly code: 13237 | 13240 | 16020 | 16023 | 16025,
    message: string,
  ) {
    super(message);
  }
}

const MAX_NAME_CHARACTERS = 128;

/** The refusal of a newcomer, or null when it may enter. */
export function refusalOf(
  conference: Conference,
  settings: JoinSettings,
): ConferenceRefusal | null {
  const { label, callSidToCoach, maxParticipants } = settings;
  if (conference.participants().length >= maxParticipants) {
    return new ConferenceRefusal(16020, `${conference.friendlyName} is full`);
  }
  if (label !== null && !isLabel(label)) {
    return new ConferenceRefusal(16023, `"${label}" is no participant label`);
  }
  if (label !== null && conference.find(label)) {
    return new ConferenceRefusal(16025, `A participant has the label ${label} already`);
  }
  if (callSidToCoach !== null && !conference.find(callSidToCoach)?.isConnected) {
    return new ConferenceRefusal(13240, `${callSidToCoach} is not in ${conference.friendlyName}`);
  }
  return null;
}

export function isConferenceName(name: string): boolean {
  return name.length >= 1 && name.length <= MAX_NAME_CHARACTERS;
}

/** At most 128 characters, no slash, and not the form of a call's sid. */
export function isLabel(label: string): boolean {
  return (
    label.length >= 1 &&
    label.length <= MAX_NAME_CHARACTERS &&
    !label.includes('/') &&
    !/^CA[0-9a-f]{32}$/i.test(label)
  );
}
