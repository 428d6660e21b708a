import type { NextFunction, Request, Response } from 'express';
import { problemOf } from './problem';

/**
 * How many requests of one session are answered at a time: fewer than consoles have connections to
 * the database for.
 */
const maxAtOnce = 4;

/**
 * How many more may wait for their turn: a console asks for five things when it opens, and a copy
 * of it shares its session.
 */
const maxWaiting = 8;

interface Turns {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Limits what one session can ask for at a time, before anything is looked up for it: the desk is
 * shared by all who work there. A few requests are answered at once and a few wait; one more gets
 * 429, and is worth repeating.
 */
export function limitRequestsUnderWay() {
  const sessions = new Map<string, Turns>();
  return (request: Request, response: Response, next: NextFunction): void => {
    const session = request.headers.authorization;
    if (session === undefined) {
      next();
      return;
    }
    const turns = sessions.get(session) ?? { running: 0, waiting: [] };
    sessions.set(session, turns);
    if (turns.waiting.length >= maxWaiting) {
      refuse(response);
      return;
    }
    let hasBegun = false;
    const begin = () => {
      hasBegun = true;
      turns.running += 1;
      next();
    };
    response.once('close', () => {
      if (hasBegun) turns.running -= 1;
      else turns.waiting.splice(turns.waiting.indexOf(begin), 1);
      if (turns.running < maxAtOnce) turns.waiting.shift()?.();
      if (turns.running === 0 && turns.waiting.length === 0) sessions.delete(session);
    });
    if (turns.running < maxAtOnce) begin();
    else turns.waiting.push(begin);
  };
}

function refuse(response: Response): void {
  const detail = `More than ${maxAtOnce + maxWaiting} requests of this session are under way. Wait for their answers, then ask again.`;
  response
    .status(429)
    .set('Retry-After', '1')
    .type('application/problem+json')
    .json(problemOf(429, 'too_many_requests', detail));
}
