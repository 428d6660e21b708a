import type { Form } from '../rest-kit/form';
import { RestProblem } from '../rest-kit/rest-problem';
import type { AudioSource } from '../twiml/audio-document';
import type { Conference } from './conference';
import { waitSourceOf } from './join-attributes';
import type { Participant } from './participant';

/** Audio that is fetched from the application. */
export type AnnouncementSource = Extract<AudioSource, { kind: 'address' }>;

/** Who coaches: true with the coached call, or false. */
export interface CoachingWish {
  readonly coaching: boolean;
  readonly callSidToCoach: string | null;
}

/** What a REST request wants of a participant; undefined or null is what it does not mention. */
export interface ParticipantWish {
  readonly muted: boolean | undefined;
  readonly hold: boolean | undefined;
  /** The music of a hold; `isNamed` when the request names an address. */
  readonly holdMusic: { readonly source: AudioSource; readonly isNamed: boolean };
  readonly endConferenceOnExit: boolean | undefined;
  readonly beepOnExit: boolean | undefined;
  readonly coaching: CoachingWish | null;
  readonly wait: AudioSource | null;
  readonly announcement: AnnouncementSource | null;
}

/**
 * Reads and checks the whole form, so that a refused request changes nothing. Fields that no
 * participant has, such as Status, are ignored.
 * https://www.twilio.com/docs/voice/api/conference-participant-resource#update-a-participant-resource
 */
export function participantWishOf(
  conference: Conference,
  participant: Participant,
  form: Form,
): ParticipantWish {
  const holdUrl = form.url('HoldUrl');
  return {
    muted: form.flag('Muted'),
    hold: form.flag('Hold'),
    holdMusic: {
      source: waitSourceOf(holdUrl, form.method('HoldMethod', 'GET')),
      isNamed: holdUrl !== undefined,
    },
    endConferenceOnExit: form.flag('EndConferenceOnExit'),
    beepOnExit: form.flag('BeepOnExit'),
    coaching: coachingWishOf(conference, participant, form),
    wait: waitWishOf(form),
    announcement: announcementOf(form),
  };
}

/** What is to be announced; null when the request names no address. */
export function announcementOf(form: Form): AnnouncementSource | null {
  const url = form.url('AnnounceUrl');
  const method = form.method('AnnounceMethod');
  return url === undefined ? null : { kind: 'address', address: { url, method } };
}

/** An empty address asks for silence. */
function waitWishOf(form: Form): AudioSource | null {
  const method = form.method('WaitMethod');
  if (form.text('WaitUrl') === undefined) return null;
  return waitSourceOf(form.url('WaitUrl') ?? '', method);
}

function coachingWishOf(
  conference: Conference,
  participant: Participant,
  form: Form,
): CoachingWish | null {
  const written = form.text('CallSidToCoach');
  const flag = form.flag('Coaching');
  if (written === undefined && flag === undefined) return null;
  const target = written ?? participant.callSidToCoach;
  if (flag === false) return { coaching: false, callSidToCoach: null };
  if (target === null || target === '') {
    throw new RestProblem(400, 20001, 'CallSidToCoach is required for Coaching');
  }
  const coached = conference.find(target);
  if (!coached?.isConnected || coached === participant) {
    throw new RestProblem(400, 16028, `${target} cannot be coached: it is not in the conference`);
  }
  // https://www.twilio.com/docs/api/errors/16027
  if (coached.hold) throw new RestProblem(400, 16027, `${target} cannot be coached while on hold`);
  return { coaching: true, callSidToCoach: coached.call.sid };
}
