import { Router, type Request } from 'express';
import type { Account } from '../kernel/account';
import type { Clock } from '../kernel/clock';
import { eventWarnings, partiesOf, statusCallbackOf } from './call-order';
import type { CallControl } from '../calls/call-control';
import type { CallProgress } from '../calls/call-progress';
import type { OutboundCalls } from '../calls/outbound-calls';
import type { NumberBook } from '../calls/number-book';
import { formOf, type Form } from '../rest-kit/form';
import { pageOf } from '../rest-kit/page';
import { ageOf } from '../rest-kit/past';
import { notImitated } from '../rest-kit/not-imitated';
import { notFound, RestProblem } from '../rest-kit/rest-problem';
import type { Conference } from '../conferences/conference';
import type { ConferenceBook } from '../conferences/conference-book';
import { isConferenceName } from '../conferences/conference-refusal';
import { participantResource } from './conference-resource';
import type { Conferences } from '../conferences/conferences';
import type { Participant } from '../conferences/participant';
import type { ParticipantChanges } from '../conferences/participant-changes';
import { checkNewcomer, joinSettingsOf, joinWarnings } from './participant-order';
import { participantWishOf } from '../conferences/participant-wish';

/** What the routes of participants need. */
export interface ParticipantRoutesParts {
  readonly account: Account;
  readonly book: ConferenceBook;
  readonly clock: Clock;
  readonly conferences: Conferences;
  readonly changes: ParticipantChanges;
  readonly control: CallControl;
  readonly numbers: NumberBook;
  readonly outbound: OutboundCalls;
  readonly progress: CallProgress;
}

/** https://www.twilio.com/docs/voice/api/conference-participant-resource */
export function participantRoutes(parts: ParticipantRoutesParts): Router {
  const { account, book, changes, clock, conferences } = parts;
  const seenBy = (request: Request) => clock.now() - ageOf(request);
  const format = (conference: Conference, participant: Participant) =>
    participantResource(conference, participant, account.sid);
  const findConference = (sid: string, path: string) => {
    const conference = book.find(sid);
    if (!conference) throw notFound(path);
    return conference;
  };
  const find = (request: Request<{ conference: string; participant: string }>) => {
    const { originalUrl: path, params } = request;
    const conference = findConference(params.conference, path);
    const participant = conference
      .participantsAt(seenBy(request))
      .find(({ call, label }) => [call.sid, label].includes(params.participant));
    // Who has left, or was given another document, is not there any more.
    if (!participant) throw notFound(path);
    return { conference, participant };
  };
  const router = Router({ caseSensitive: true });

  router
    .route('/Conferences/:conference/Participants.json')
    .get((request, response) => {
      const conference = findConference(request.params.conference, request.originalUrl);
      const all = conference
        .participantsAt(seenBy(request))
        .filter(matching(formOf(request)))
        .map((participant) => ({ sid: participant.call.sid, participant }));
      response.json(
        pageOf(request, {
          name: 'participants',
          all,
          format: ({ participant }) => format(conference, participant),
        }),
      );
    })
    .post((request, response) => {
      const added = add(request.params.conference, formOf(request), parts);
      response.status(201).json(format(added.conference, added.participant));
    })
    .all(notImitated);

  router
    .route('/Conferences/:conference/Participants/:participant.json')
    .get((request, response) => {
      const { conference, participant } = find(request);
      response.json(format(conference, participant));
    })
    .post((request, response) => {
      const { conference, participant } = find(request);
      if (!participant.isConnected) {
        throw new RestProblem(400, 16099, `Participant ${participant.call.sid} is not connected`);
      }
      const wish = participantWishOf(conference, participant, formOf(request));
      changes.apply(conference, participant, wish);
      response.json(format(conference, participant));
    })
    .delete((request, response) => {
      const { conference, participant } = find(request);
      if (participant.isConnected) {
        conferences.leave(conference, participant, 'participant_updated_via_api');
      } else parts.control.finish(participant.call, 'canceled');
      response.status(204).end();
    })
    .all(notImitated);

  return router;
}

/** Calls somebody into a conference, which is created when none with that name lives. */
function add(
  sidOrName: string,
  form: Form,
  parts: ParticipantRoutesParts,
): { conference: Conference; participant: Participant } {
  const { conferences, control, numbers, outbound, progress } = parts;
  const { to, from } = partiesOf(form, numbers);
  const settings = joinSettingsOf(form);
  const live = liveConference(sidOrName, parts.book);
  checkNewcomer(live, settings);
  const statusCallback = statusCallbackOf(form);
  const timeoutSeconds = form.wholeNumber('Timeout', { from: 5, to: 600 }) ?? 60;
  const timeLimitSeconds = form.wholeNumber('TimeLimit', { from: 1, to: 86_400 }) ?? null;
  const conference = live ?? conferences.liveOrNew(sidOrName, settings);
  const call = outbound.place({
    direction: 'outbound-api',
    to,
    from,
    timeoutSeconds,
    timeLimitSeconds,
    warnings: [...eventWarnings(form), ...joinWarnings(form)],
    statusCallback,
    programme: () => (signal) => conferences.arrive(conference, participant, signal),
  });
  const participant = conferences.expect(call, conference, settings);
  if (form.flag('EarlyMedia') ?? true) {
    void progress.departure(call).then(() => conferences.ring(conference, participant));
  }
  // The room may end while somebody is still being called into it.
  participant.release = () => control.finish(call, 'canceled');
  void progress.end(call).then(() => {
    conferences.leave(conference, participant, 'participant_add_failed');
  });
  return { conference, participant };
}

function liveConference(sidOrName: string, book: ConferenceBook): Conference | undefined {
  if (/^CF[0-9a-f]{32}$/.test(sidOrName)) {
    const conference = book.find(sidOrName);
    if (!conference) throw notFound(`Conferences/${sidOrName}`);
    if (conference.isOver) throw new RestProblem(400, 16022, 'The conference has ended');
    return conference;
  }
  if (!isConferenceName(sidOrName)) {
    throw new RestProblem(400, 13237, `"${sidOrName}" is no name for a conference`);
  }
  return book.liveByName(sidOrName);
}

function matching(form: Form): (participant: Participant) => boolean {
  const [muted, hold, coaching] = ['Muted', 'Hold', 'Coaching'].map((name) => form.flag(name));
  return (participant) =>
    (muted === undefined || participant.muted === muted) &&
    (hold === undefined || participant.hold === hold) &&
    (coaching === undefined || participant.coaching === coaching);
}
