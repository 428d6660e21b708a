import { Router, type Request } from 'express';
import type { Account } from '../kernel/account';
import type { Clock } from '../kernel/clock';
import type { Ears } from '../kernel/ears';
import type { NumberBook } from '../calls/number-book';
import { dateFilter } from '../rest-kit/date-filter';
import { formOf, type Form } from '../rest-kit/form';
import { pageOf } from '../rest-kit/page';
import { ageOf } from '../rest-kit/past';
import { notImitated } from '../rest-kit/not-imitated';
import { notFound, RestProblem } from '../rest-kit/rest-problem';
import type { Playback } from '../twiml/playback';
import type { Runner } from '../twiml-runner/runner';
import type { DocumentSource } from '../twiml/document-source';
import type { Call } from '../calls/call';
import type { CallBook } from '../calls/call-book';
import type { CallControl } from '../calls/call-control';
import {
  checkInline,
  documentSourceOf,
  eventWarnings,
  fallbackOf,
  partiesOf,
  statusCallbackOf,
} from './call-order';
import { callResource } from './call-resource';
import { statusAt } from '../calls/call-status-at';
import type { OutboundCalls } from '../calls/outbound-calls';
import { afterDigits, sendDigitsOf } from './send-digits';

/**
 * What an application has of its own.
 * https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
const replaced = [
  ...['Url', 'Method', 'Twiml', 'FallbackUrl', 'FallbackMethod'],
  ...['StatusCallback', 'StatusCallbackMethod', 'StatusCallbackEvent'],
];
const TIMEOUT = { from: 0, to: 600 };
const TIME_LIMIT = { from: 1, to: 86_400 };

/** What the routes of calls need. */
export interface CallRoutesParts {
  readonly account: Account;
  readonly book: CallBook;
  readonly clock: Clock;
  readonly control: CallControl;
  readonly ears: Ears;
  readonly numbers: NumberBook;
  readonly outbound: OutboundCalls;
  readonly playback: Playback;
  readonly runner: Runner;
}

/** https://www.twilio.com/docs/voice/api/call-resource */
export function callRoutes(parts: CallRoutesParts): Router {
  const { account, book, clock } = parts;
  const format = (call: Call, at = clock.now()) => callResource(call, account.sid, at);
  const seenBy = (request: Request) => clock.now() - ageOf(request);
  const find = (sid: string, path: string) => {
    const call = book.find(sid);
    if (!call) throw notFound(path);
    return call;
  };
  const router = Router({ caseSensitive: true });

  router
    .route('/Calls.json')
    .get((request, response) => {
      const at = seenBy(request);
      const all = book.all().filter(({ createdAt }) => createdAt <= at);
      const found = all.filter(matching(formOf(request), at));
      const shown = (call: Call) => format(call, at);
      response.json(pageOf(request, { name: 'calls', all: found, format: shown }));
    })
    .post((request, response) => {
      response.status(201).json(format(place(formOf(request), parts)));
    })
    .all(notImitated);

  router
    .route('/Calls/:sid.json')
    .get((request, response) => {
      const at = seenBy(request);
      const call = find(request.params.sid, request.originalUrl);
      if (call.createdAt > at) throw notFound(request.originalUrl);
      response.json(format(call, at));
    })
    .post((request, response) => {
      const call = find(request.params.sid, request.originalUrl);
      update(call, formOf(request), parts);
      response.json(format(call));
    })
    .delete((request, response) => {
      const call = find(request.params.sid, request.originalUrl);
      // https://www.twilio.com/docs/api/errors/20009
      if (!call.isOver) throw new RestProblem(409, 20009, 'The call has not ended');
      book.remove(call.sid);
      response.status(204).end();
    })
    .all(notImitated);

  return router;
}

function place(form: Form, parts: CallRoutesParts): Call {
  const { numbers, outbound, runner } = parts;
  const { to, from } = partiesOf(form, numbers);
  const digits = sendDigitsOf(form);
  const follow = (source: DocumentSource) => (call: Call) =>
    afterDigits(digits, call, runner.follow(call, source), parts);
  const order = {
    direction: 'outbound-api' as const,
    to,
    from,
    timeoutSeconds: form.wholeNumber('Timeout', TIMEOUT) ?? 60,
    timeLimitSeconds: form.wholeNumber('TimeLimit', TIME_LIMIT) ?? null,
    warnings: eventWarnings(form),
  };
  const applicationSid = form.text('ApplicationSid');
  if (applicationSid) {
    // The application's addresses replace those of the request, at Twilio as well.
    form.ignore(...replaced);
    const handling = numbers.handlingOfApplication(applicationSid);
    if (!handling) throw new RestProblem(400, 21218, `Invalid ApplicationSid ${applicationSid}`);
    const { voice: address, statusCallback, fallback } = handling;
    const source = { kind: 'address', address, webhook: 'voice', parameters: {} } as const;
    return outbound.place({
      ...order,
      statusCallback,
      fallback,
      programme: follow(source),
    });
  }
  const source = documentSourceOf(form);
  if (!source) throw new RestProblem(400, 21205, "Url parameter is required: 'Url' or 'Twiml'");
  checkInline(source);
  return outbound.place({
    ...order,
    statusCallback: statusCallbackOf(form),
    fallback: fallbackOf(form),
    programme: follow(source),
  });
}

/** https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource */
function update(call: Call, form: Form, { control, runner }: CallRoutesParts): void {
  if (call.isOver) {
    throw new RestProblem(400, 21220, 'Call is not in-progress. Cannot redirect.');
  }
  const statusCallback = statusCallbackOf(form);
  const fallback = fallbackOf(form);
  const source = newDocument(form);
  const timeLimit = form.wholeNumber('TimeLimit', TIME_LIMIT);
  const status = form.text('Status');
  if (status !== undefined && status !== 'canceled' && status !== 'completed') {
    throw new RestProblem(400, 20001, `Status must be canceled or completed: ${status}`);
  }
  const mayRedirect = call.status === 'in-progress' || call.direction === 'inbound';
  if (source && status === undefined && !mayRedirect) {
    throw new RestProblem(400, 21220, 'Call is not in-progress. Cannot redirect.');
  }
  // Checked in whole: from here on nothing is refused. The events cannot be chosen again.
  if (statusCallback) {
    const events = call.statusCallback?.events ?? statusCallback.events;
    call.statusCallback = { ...statusCallback, events };
  }
  if (fallback) call.fallback = fallback;
  if (timeLimit !== undefined && call.status === 'in-progress') control.limit(call, timeLimit);
  if (status !== undefined) end(call, status, control);
  else if (source) control.redirect(call, runner.follow(call, source));
}

function newDocument(form: Form): DocumentSource | undefined {
  if (form.text('Url') && form.text('Twiml')) {
    throw new RestProblem(400, 20001, "'Url' and 'Twiml' are mutually exclusive");
  }
  const source = documentSourceOf(form);
  if (source) checkInline(source);
  return source;
}

/** `canceled` leaves a call alone that has been answered; `completed` ends every call. */
function end(call: Call, status: 'canceled' | 'completed', control: CallControl): void {
  if (call.status !== 'in-progress') control.finish(call, 'canceled');
  else if (status === 'completed') control.finish(call, 'hung-up');
}

function matching(form: Form, at: number): (call: Call) => boolean {
  const [to, from, status, parent] = ['To', 'From', 'Status', 'ParentCallSid'].map(
    (name) => form.text(name) ?? '',
  );
  const [started, ended] = [dateFilter(form, 'StartTime'), dateFilter(form, 'EndTime')];
  return (call) =>
    (to === '' || call.to === to) &&
    (from === '' || call.from === from) &&
    (status === '' || statusAt(call, at) === status) &&
    (parent === '' || call.parent?.sid === parent) &&
    started(call.dialedAt) &&
    ended(call.endedAt);
}
