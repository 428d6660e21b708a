import { restStatus } from '../calls/life-cycle';
import { known, type Parameters } from '../deliveries/parameters';
import { rfc2822 } from '../kernel/rfc2822';
import type { Conference, LeaveReason } from './conference';
import type { Participant, SubscribedEvent } from './participant';

/** Something that a conference's callback may hear of. */
export type ConferenceEvent =
  | { readonly name: 'conference-start' }
  | { readonly name: 'conference-end'; readonly endedBy: Participant | null }
  | { readonly name: ParticipantEventName; readonly participant: Participant }
  | {
      readonly name: 'participant-leave';
      readonly participant: Participant;
      readonly reason: LeaveReason;
    }
  | {
      readonly name: 'announcement-end' | 'announcement-fail';
      /** Null when everybody was meant. */
      readonly participant: Participant | null;
      readonly url: string;
      readonly failure: string | null;
    };

type ParticipantEventName =
  | 'participant-join'
  | 'participant-mute'
  | 'participant-unmute'
  | 'participant-hold'
  | 'participant-unhold'
  | 'participant-modify'
  | 'participant-speech-start'
  | 'participant-speech-stop';

const subscriptions: Record<ConferenceEvent['name'], SubscribedEvent> = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
  'participant-modify': 'modify',
  'participant-speech-start': 'speaker',
  'participant-speech-stop': 'speaker',
  'announcement-end': 'announcement',
  'announcement-fail': 'announcement',
};

/** The word by which the event is asked for. */
export function subscriptionOf(event: ConferenceEvent): SubscribedEvent {
  return subscriptions[event.name];
}

/**
 * The form of a conference callback: no CallStatus, From or To in it.
 * https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback
 */
export function eventFields(
  conference: Conference,
  event: ConferenceEvent,
  report: { readonly accountSid: string; readonly at: number; readonly sequenceNumber: number },
): Parameters {
  return known({
    ConferenceSid: conference.sid,
    FriendlyName: conference.friendlyName,
    AccountSid: report.accountSid,
    SequenceNumber: String(report.sequenceNumber),
    Timestamp: rfc2822(report.at),
    StatusCallbackEvent: event.name,
    ...('participant' in event && event.participant && participantFields(event.participant)),
    ...(event.name === 'participant-leave' && {
      ParticipantCallStatus: restStatus(event.participant.call.status),
      ReasonParticipantLeft: event.reason,
    }),
    ...(event.name === 'conference-end' && {
      ReasonConferenceEnded: conference.reasonEnded,
      CallSidEndingConference: event.endedBy?.call.sid,
      ParticipantLabelEndingConference: event.endedBy?.label,
      Reason: endingInWords(conference, event.endedBy),
    }),
    ...((event.name === 'announcement-end' || event.name === 'announcement-fail') && {
      AnnounceUrl: event.url,
      ReasonAnnouncementFailed: event.failure,
    }),
  });
}

function participantFields(participant: Participant) {
  return {
    CallSid: participant.call.sid,
    Muted: String(participant.muted),
    Hold: String(participant.hold),
    Coaching: String(participant.coaching),
    EndConferenceOnExit: String(participant.endConferenceOnExit),
    StartConferenceOnEnter: String(participant.startConferenceOnEnter),
    ParticipantLabel: participant.label,
  };
}

function endingInWords(conference: Conference, endedBy: Participant | null): string {
  const who = endedBy ? `Participant ${endedBy.call.sid}` : 'The REST API';
  switch (conference.reasonEnded) {
    case 'last-participant-left':
      return `${who} left as the last one`;
    case 'last-participant-kicked':
      return `${who} was removed as the last one`;
    case 'participant-with-end-conference-on-exit-left':
      return `${who} left and had endConferenceOnExit`;
    case 'participant-with-end-conference-on-exit-kicked':
      return `${who} was removed and had endConferenceOnExit`;
    case 'conference-ended-via-api':
    case null:
      return 'The conference was ended by the REST API';
  }
}
