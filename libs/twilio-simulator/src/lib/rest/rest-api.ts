import { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Account } from '../kernel/account';
import type { Activity } from '../kernel/activity';
import type { CallBook } from '../calls/call-book';
import type { Clock } from '../kernel/clock';
import { newSid } from '../kernel/sid';
import { surprise } from '../kernel/surprise';
import { authentication } from './authentication';
import { formBodies } from '../rest-kit/body';
import { notImitated } from '../rest-kit/not-imitated';
import { envelope, notFound, RestProblem } from '../rest-kit/rest-problem';
import type { RequestLog } from './request-log';
import { RequestsUnderWay } from './requests-under-way';
import type { RestFaults } from './rest-faults';
import { restMishaps } from './rest-mishaps';
import { wishesWithoutEffect } from './wishes-without-effect';

/**
 * Twilio's REST API as far as it is imitated, below `/2010-04-01/Accounts/{sid}`.
 * https://www.twilio.com/docs/voice/api
 */
export function restApi(parts: {
  readonly account: Account;
  readonly activity: Activity;
  readonly book: CallBook;
  readonly clock: Clock;
  readonly faults: RestFaults;
  readonly requests: RequestLog;
  /** Routes that need no credentials. */
  readonly open: Router;
  /** The routes of the account itself. */
  readonly accounts: Router;
  /** The routes of the resources, with paths such as `/Calls.json`. */
  readonly resources: readonly Router[];
}): Router {
  const api = Router({ caseSensitive: true });
  const underWay = new RequestsUnderWay(parts.activity);
  api.use(parts.requests.note, underWay.count, named(underWay));
  api.use(restMishaps({ ...parts, underWay }));
  api.use(`/Accounts/${parts.account.sid}`, parts.open);
  api.use(authentication(parts.account));
  api.use(formBodies());
  api.use(parts.accounts);
  const account = Router({ caseSensitive: true });
  account.use(wishesWithoutEffect(parts));
  parts.resources.forEach((resource) => account.use(resource));
  account.use(notImitated);
  api.use(`/Accounts/${parts.account.sid}`, account);
  api.use((request) => {
    throw notFound(request.originalUrl);
  });
  api.use(asEnvelope);
  return api;
}

/**
 * Gives the request a name, by which support would find it, and says how many are under way.
 * https://www.twilio.com/docs/api/errors/20429
 */
const named =
  (underWay: RequestsUnderWay): RequestHandler =>
  (_request, response, next) => {
    response.setHeader('Twilio-Request-Id', newSid('RQ'));
    response.setHeader('Twilio-Request-Duration', '0.010');
    response.setHeader('Twilio-Concurrent-Requests', String(underWay.atOnce));
    next();
  };

const asEnvelope: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = problemOf(error);
  response.status(problem.status).json(envelope(problem));
};

/**
 * A request that Express itself refuses, such as a path that cannot be decoded, carries its status.
 */
function problemOf(error: unknown): RestProblem {
  if (error instanceof RestProblem) return error;
  const message = error instanceof Error ? error.message : 'Internal Server Error';
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  if (status < 500) return new RestProblem(status === 413 ? 413 : 400, 20001, message);
  surprise(error);
  return new RestProblem(500, 20500, message);
}
