import type { Request, RequestHandler } from 'express';
import { NOT_IMITATED } from '../kernel/not-imitated';
import { endpointOf, type Endpoint } from '../description/rest-description';
import { notFound, RestProblem } from './rest-problem';

/** What Twilio knows of the resource that is asked for; undefined when it has no such path. */
export function endpointAsked(request: Request): Endpoint | undefined {
  return endpointOf((request.originalUrl.split('?')[0] ?? '').replace(/^\/2010-04-01/, ''));
}

/**
 * Names what this simulator lacks, so that nobody takes a gap for their own fault. What Twilio
 * lacks too is not found, or not allowed. https://www.twilio.com/docs/api/errors/20004
 */
export const notImitated: RequestHandler = (request) => {
  const { method, path } = request;
  const endpoint = endpointAsked(request);
  if (!endpoint) throw notFound(request.originalUrl);
  if (!endpoint.methods[method]) {
    throw new RestProblem(405, 20004, `${method} is not allowed for ${path}`);
  }
  throw new RestProblem(501, NOT_IMITATED, `${method} ${path} is not imitated by this simulator`);
};
