import type { RequestHandler } from 'express';
import { envelope, RestProblem } from './rest-problem';

/** What goes wrong with the next REST requests of a kind. */
export interface RestFault {
  /** A part of the path, such as `Participants`; `*` for all. */
  readonly path: string;
  /** GET, POST or DELETE; any when it is missing. */
  readonly method?: string;
  /**
   * An error status, an HTML page of a proxy, no answer at all, or a connection that breaks after the request
   * has been carried out: then the call exists although the client saw an error.
   */
  readonly does: '429' | '500' | '503' | 'html' | 'hang' | 'reset-after-accept';
  /** How many requests it concerns; 1 unless told otherwise. */
  readonly times?: number;
}

/** The faults that were asked for and have not happened yet. */
export class RestFaults {
  private faults: { readonly fault: RestFault; left: number }[] = [];

  add(fault: RestFault): void {
    this.faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.faults = [];
  }

  pending(): readonly RestFault[] {
    return this.faults.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  /** Makes the asked-for faults happen. */
  middleware(): RequestHandler {
    return (request, response, next) => {
      const fault = this.take(request.method, request.originalUrl);
      switch (fault?.does) {
        case undefined:
          next();
          return;
        case '429':
          response.status(429).json(envelope(new RestProblem(429, 20429, 'Too Many Requests')));
          return;
        case '500':
          response.status(500).json(envelope(new RestProblem(500, 20500, 'Internal Server Error')));
          return;
        case '503':
          response.status(503).json(envelope(new RestProblem(503, 20503, 'Service Unavailable')));
          return;
        case 'html':
          response.status(503).type('html').send('<html><body>503 Bad gateway</body></html>');
          return;
        case 'hang':
          // The client's own patience ends it.
          return;
        case 'reset-after-accept':
          response.json = () => {
            request.socket.resetAndDestroy();
            return response;
          };
          response.end = () => {
            request.socket.resetAndDestroy();
            return response;
          };
          next();
      }
    };
  }

  private take(method: string, path: string): RestFault | null {
    const found = this.faults.find(
      ({ fault }) =>
        (fault.path === '*' || path.includes(fault.path)) &&
        (fault.method === undefined || fault.method.toUpperCase() === method),
    );
    if (!found) return null;
    found.left -= 1;
    this.faults = this.faults.filter(({ left }) => left > 0);
    return found.fault;
  }
}
