import { Router, type Request } from 'express';
import type { Account } from '../kernel/account';
import type { Clock } from '../kernel/clock';
import { dateFilter } from '../rest-kit/date-filter';
import { formOf, type Form } from '../rest-kit/form';
import { pageOf } from '../rest-kit/page';
import { ageOf } from '../rest-kit/past';
import { notImitated } from '../rest-kit/not-imitated';
import { notFound, RestProblem } from '../rest-kit/rest-problem';
import type { Conference } from '../conferences/conference';
import type { ConferenceBook } from '../conferences/conference-book';
import { conferenceResource } from './conference-resource';
import type { Conferences } from '../conferences/conferences';
import type { ParticipantChanges } from '../conferences/participant-changes';
import { announcementOf } from '../conferences/participant-wish';

/** https://www.twilio.com/docs/voice/api/conference-resource */
export function conferenceRoutes(parts: {
  readonly account: Account;
  readonly book: ConferenceBook;
  readonly clock: Clock;
  readonly conferences: Conferences;
  readonly changes: ParticipantChanges;
}): Router {
  const { account, book, changes, clock, conferences } = parts;
  const format = (conference: Conference, at = clock.now()) =>
    conferenceResource(conference, account.sid, at);
  const seenBy = (request: Request) => clock.now() - ageOf(request);
  const find = (sid: string, path: string) => {
    const conference = book.find(sid);
    if (!conference) throw notFound(path);
    return conference;
  };
  const router = Router({ caseSensitive: true });

  router
    .route('/Conferences.json')
    .get((request, response) => {
      const at = seenBy(request);
      const all = book.all().filter(({ createdAt }) => createdAt <= at);
      const found = all.filter(matching(formOf(request), at));
      const shown = (conference: Conference) => format(conference, at);
      response.json(pageOf(request, { name: 'conferences', all: found, format: shown }));
    })
    .all(notImitated);

  router
    .route('/Conferences/:sid.json')
    .get((request, response) => {
      const at = seenBy(request);
      const conference = find(request.params.sid, request.originalUrl);
      if (conference.createdAt > at) throw notFound(request.originalUrl);
      response.json(format(conference, at));
    })
    .post((request, response) => {
      const conference = find(request.params.sid, request.originalUrl);
      const form = formOf(request);
      const status = form.text('Status');
      const announcement = announcementOf(form);
      if (status !== undefined && status !== 'completed') {
        throw new RestProblem(400, 20001, `Status must be completed: ${status}`);
      }
      if (conference.isOver) throw new RestProblem(400, 16022, 'The conference has ended');
      if (announcement) {
        changes.announce(conference, conference.connected(), announcement, { toAll: true });
      }
      if (status === 'completed') conferences.end(conference, 'conference-ended-via-api', null);
      response.json(format(conference));
    })
    .all(notImitated);

  return router;
}

function matching(form: Form, at: number): (conference: Conference) => boolean {
  const [name, status] = ['FriendlyName', 'Status'].map((field) => form.text(field));
  const [created, updated] = [dateFilter(form, 'DateCreated'), dateFilter(form, 'DateUpdated')];
  return (conference) =>
    (!name || conference.friendlyName === name) &&
    (!status || conference.statusAt(at) === status) &&
    created(conference.createdAt) &&
    updated(conference.updatedAt);
}
