import { API_VERSION } from '../calls/call-fields';
import { rfc2822 } from '../kernel/rfc2822';
import type { Conference } from '../conferences/conference';
import type { Participant } from '../conferences/participant';

/** https://www.twilio.com/docs/voice/api/conference-resource */
export function conferenceResource(conference: Conference, accountSid: string, at: number) {
  const uri = `/${API_VERSION}/Accounts/${accountSid}/Conferences/${conference.sid}`;
  return {
    account_sid: accountSid,
    api_version: API_VERSION,
    call_sid_ending_conference: conference.callSidEndingConference,
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    friendly_name: conference.friendlyName,
    reason_conference_ended: conference.reasonEnded,
    region: 'us1',
    sid: conference.sid,
    status: conference.statusAt(at),
    subresource_uris: {
      participants: `${uri}/Participants.json`,
      recordings: `${uri}/Recordings.json`,
    },
    uri: `${uri}.json`,
  };
}

/** https://www.twilio.com/docs/voice/api/conference-participant-resource */
export function participantResource(
  conference: Conference,
  participant: Participant,
  accountSid: string,
) {
  const { call } = participant;
  return {
    account_sid: accountSid,
    call_sid: call.sid,
    call_sid_to_coach: participant.callSidToCoach,
    coaching: participant.coaching,
    conference_sid: conference.sid,
    date_created: rfc2822(participant.createdAt),
    date_updated: rfc2822(participant.updatedAt),
    end_conference_on_exit: participant.endConferenceOnExit,
    hold: participant.hold,
    label: participant.label,
    muted: participant.muted,
    queue_time: String(call.dialedAt === null ? 0 : call.dialedAt - call.createdAt),
    start_conference_on_enter: participant.startConferenceOnEnter,
    status: participantStatus(participant),
    uri: `/${API_VERSION}/Accounts/${accountSid}/Conferences/${conference.sid}/Participants/${call.sid}.json`,
  };
}

/** Until it is connected, a participant stands where its call stands. */
function participantStatus(participant: Participant): string {
  // Who has left is shown only in a look at the past.
  if (participant.status === 'complete') return 'connected';
  if (participant.status !== 'queued') return participant.status;
  switch (participant.call.status) {
    case 'initiated':
      return 'connecting';
    case 'ringing':
      return 'ringing';
    default:
      return 'queued';
  }
}
