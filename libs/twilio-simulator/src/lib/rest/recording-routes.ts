import { Router } from 'express';
import type { Account } from '../kernel/account';
import { dateFilter } from '../rest-kit/date-filter';
import { formOf } from '../rest-kit/form';
import { pageOf } from '../rest-kit/page';
import { notImitated } from '../rest-kit/not-imitated';
import { notFound } from '../rest-kit/rest-problem';
import { rfc2822 } from '../kernel/rfc2822';
import { API_VERSION } from '../calls/call-fields';
import type { Recording, Recordings } from '../calls/recordings';

/**
 * What is known about recordings; their audio is served by `recordingMedia`.
 * https://www.twilio.com/docs/voice/api/recording
 */
export function recordingRoutes(parts: {
  readonly account: Account;
  readonly recordings: Recordings;
}): Router {
  const { account, recordings } = parts;
  const format = (recording: Recording) => recordingResource(recording, account.sid);
  const find = (sid: string, path: string) => {
    const recording = recordings.find(sid);
    if (!recording) throw notFound(path);
    return recording;
  };
  const router = Router({ caseSensitive: true });

  router
    .route('/Recordings.json')
    .get((request, response) => {
      const form = formOf(request);
      const [callSid, conferenceSid] = [form.text('CallSid'), form.text('ConferenceSid')];
      const created = dateFilter(form, 'DateCreated');
      // Conferences are not recorded here.
      const all = recordings
        .all()
        .filter((one) => !conferenceSid && (!callSid || one.callSid === callSid))
        .filter(({ createdAt }) => created(createdAt));
      response.json(pageOf(request, { name: 'recordings', all, format }));
    })
    .all(notImitated);
  router.route('/Calls/:callSid/Recordings.json').get((request, response) => {
    const created = dateFilter(formOf(request), 'DateCreated');
    const all = recordings
      .all()
      .filter((one) => one.callSid === request.params.callSid && created(one.createdAt));
    response.json(pageOf(request, { name: 'recordings', all, format }));
  });
  router
    .route('/Recordings/:sid.json')
    .get((request, response) => {
      response.json(format(find(request.params.sid, request.originalUrl)));
    })
    .delete((request, response) => {
      recordings.remove(find(request.params.sid, request.originalUrl).sid);
      response.status(204).end();
    })
    .all(notImitated);
  return router;
}

function recordingResource(recording: Recording, accountSid: string) {
  const uri = `/${API_VERSION}/Accounts/${accountSid}/Recordings/${recording.sid}`;
  return {
    account_sid: accountSid,
    api_version: API_VERSION,
    call_sid: recording.callSid,
    channels: 1,
    conference_sid: null,
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.createdAt),
    duration: String(recording.durationSeconds),
    encryption_details: null,
    error_code: null,
    media_url: uri,
    price: null,
    price_unit: 'USD',
    sid: recording.sid,
    source: 'RecordVerb',
    start_time: rfc2822(recording.startedAt),
    status: 'completed',
    subresource_uris: {
      add_on_results: `${uri}/AddOnResults.json`,
      transcriptions: `${uri}/Transcriptions.json`,
    },
    uri: `${uri}.json`,
  };
}
