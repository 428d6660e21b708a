import type { Call } from '../calls/call';
import { conferenceCallbackOf, waitSourceOf } from '../conferences/join-attributes';
import { ConferenceRefusal, isConferenceName } from '../conferences/conference-refusal';
import type { Conferences } from '../conferences/conferences';
import type { Beep, JoinSettings } from '../conferences/participant';
import { flag, httpMethod, wholeNumber } from '../twiml/attributes';
import { resolveUrl } from '../twiml/playback';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

const MAX_PARTICIPANTS = 250;

/**
 * Keeps the call in a conference until it is let go. Ends with `answered`; without entering, with
 * `failed` for the action or `refused` for the next verb.
 */
export async function dialConference(
  noun: Verb,
  stage: Stage,
  conferences: Conferences,
): Promise<'answered' | 'refused' | 'failed'> {
  if (!isConferenceName(noun.text)) {
    stage.warn(13237, `"${noun.text}" is no name for a conference`);
    return 'refused';
  }
  try {
    await conferences.join(stage.call, noun.text, joinSettings(noun, stage), stage.signal);
    return 'answered';
  } catch (error) {
    if (!(error instanceof ConferenceRefusal)) throw error;
    stage.warn(error.code, error.message);
    // https://www.twilio.com/docs/api/errors/13240 is told to the action; the others let the next
    // verb follow.
    return error.code === 13240 ? 'failed' : 'refused';
  }
}

/** https://www.twilio.com/docs/voice/twiml/conference#attributes */
function joinSettings(noun: Verb, stage: Stage): JoinSettings {
  const { attributes } = noun;
  return {
    label: attributes['participantLabel'] ?? null,
    muted: flag(noun, 'muted', false),
    beep: beepOf(attributes['beep']),
    startConferenceOnEnter: flag(noun, 'startConferenceOnEnter', true),
    endConferenceOnExit: flag(noun, 'endConferenceOnExit', false),
    callSidToCoach: attributes['coach'] ?? null,
    maxParticipants: wholeNumber(noun, 'maxParticipants', MAX_PARTICIPANTS),
    wait: waitSourceOf(
      attributes['waitUrl'] === undefined
        ? undefined
        : wholeUrl(attributes['waitUrl'], stage, stage.call),
      httpMethod(noun, 'waitMethod'),
    ),
    callback: conferenceCallbackOf({
      url: wholeUrl(attributes['statusCallback'] ?? '', stage, stage.call),
      method: httpMethod(noun, 'statusCallbackMethod'),
      events: attributes['statusCallbackEvent']?.trim().split(/\s+/) ?? [],
    }),
  };
}

/** Makes an address whole; an empty one stays empty, a wrong one becomes empty with a warning. */
function wholeUrl(written: string, stage: Stage, call: Call): string {
  if (written.trim() === '') return '';
  const url = resolveUrl(written, stage.base);
  // https://www.twilio.com/docs/api/errors/11100
  if (url === null) stage.warn(11100, `"${written}" is no URL (call ${call.sid})`);
  return url ?? '';
}

export function beepOf(written: string | undefined): Beep {
  switch (written) {
    case 'false':
    case 'onEnter':
    case 'onExit':
      return written;
    default:
      return 'true';
  }
}
