import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../kernel/clock';
import { Form } from '../rest-kit/form';
import { lookAtPast } from '../rest-kit/past';
import type { RequestsUnderWay } from './requests-under-way';
import type { RestFault, RestFaults } from './rest-faults';
import { envelope, notFound, RestProblem } from '../rest-kit/rest-problem';

const DELAY_MS = 5_000;

/** Makes the faults happen that were asked for. */
export function restMishaps(parts: {
  readonly clock: Clock;
  readonly faults: RestFaults;
  readonly underWay: RequestsUnderWay;
}): RequestHandler {
  return (request, response, next) => {
    const fault = parts.faults.take(request.method, request.originalUrl);
    if (!fault) next();
    else happen(fault, { request, response, next: () => next() }, parts);
  };
}

function happen(
  { does, delayMs = DELAY_MS }: RestFault,
  {
    request,
    response,
    next,
  }: { readonly request: Request; readonly response: Response; readonly next: () => void },
  { clock, underWay }: { readonly clock: Clock; readonly underWay: RequestsUnderWay },
): void {
  switch (does) {
    case '404':
      refuse(response, notFound(request.originalUrl));
      return;
    case '429':
      refuse(response, new RestProblem(429, 20429, 'Too Many Requests'));
      return;
    case '500':
      refuse(response, new RestProblem(500, 20500, 'Internal Server Error'));
      return;
    case '503':
      refuse(response, new RestProblem(503, 20503, 'Service Unavailable'));
      return;
    case 'html':
      response.status(503).type('html').send('<html><body>503 Bad gateway</body></html>');
      return;
    case 'hang':
      // The client's own patience ends it; nobody else waits for it.
      underWay.pause(response);
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'reset-after-accept':
      insteadOfAnswer(response, () => request.socket.resetAndDestroy());
      next();
      return;
    case '500-after-accept':
      insteadOfAnswer(response, () =>
        refuse(response, new RestProblem(500, 20500, 'Internal Server Error')),
      );
      next();
      return;
    case 'late':
      underWay.pause(response);
      clock.after(delayMs, () => {
        underWay.resume(response);
        next();
      });
      return;
    case 'slow':
      insteadOfAnswer(response, (answer) => {
        underWay.pause(response);
        clock.after(delayMs, answer);
      });
      next();
      return;
    case 'ignore':
      ignore(request, response, next);
      return;
    case 'stale':
      lookAtPast(request, delayMs);
      next();
  }
}

function refuse(response: Response, problem: RestProblem): void {
  response.status(problem.status).json(envelope(problem));
}

/** Lets something else happen at the moment in which the answer is ready; it may still be sent. */
function insteadOfAnswer(response: Response, happens: (answer: () => void) => void): void {
  const end = response.end.bind(response);
  response.end = ((...what: Parameters<typeof end>) => {
    response.end = end;
    happens(() => end(...what));
    return response;
  }) as typeof end;
}

/** A change becomes a look, whose answer says what was wished for. */
function ignore(request: Request, response: Response, next: () => void): void {
  if (request.method === 'DELETE') {
    response.status(204).end();
    return;
  }
  request.method = 'GET';
  const json = response.json.bind(response);
  response.json = (resource: object) => json({ ...resource, ...wishesOf(request) });
  next();
}

const flags = {
  Muted: 'muted',
  Hold: 'hold',
  Coaching: 'coaching',
  EndConferenceOnExit: 'end_conference_on_exit',
};

function wishesOf(request: Request): Record<string, boolean | string> {
  const body: unknown = request.body;
  const form = new Form(new URLSearchParams(typeof body === 'string' ? body : ''));
  const wishes: Record<string, boolean | string> = {};
  for (const [field, name] of Object.entries(flags)) {
    const wish = form.flag(field);
    if (wish !== undefined) wishes[name] = wish;
  }
  const status = form.text('Status');
  return status === undefined ? wishes : { ...wishes, status };
}
