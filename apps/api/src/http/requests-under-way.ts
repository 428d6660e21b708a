import type { NextFunction, Request, Response } from 'express';
import { problemOf } from './problem';

/** A console asks for five things when it opens; two copies of it share a session. */
const mostPerSession = 12;

/**
 * Limits how many requests of one session are answered at a time, before anything is looked up for them. One more gets 429, and is
 * worth repeating: the desk is shared by all who work there.
 */
export function limitRequestsUnderWay() {
  const underWay = new Map<string, number>();
  return (request: Request, response: Response, next: NextFunction): void => {
    const session = request.headers.authorization;
    if (session === undefined) {
      next();
      return;
    }
    const others = underWay.get(session) ?? 0;
    if (others >= mostPerSession) {
      const detail = `More than ${mostPerSession} requests of this session are under way. Wait for their answers, then ask again.`;
      response
        .status(429)
        .set('Retry-After', '1')
        .type('application/problem+json')
        .json(problemOf(429, 'too_many_requests', detail));
      return;
    }
    underWay.set(session, others + 1);
    response.once('close', () => {
      const left = (underWay.get(session) ?? 1) - 1;
      if (left > 0) underWay.set(session, left);
      else underWay.delete(session);
    });
    next();
  };
}
