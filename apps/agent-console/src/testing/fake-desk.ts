import {
  type HttpBackend,
  HttpErrorResponse,
  type HttpEvent,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { defer, delay, NEVER, type Observable, of, throwError } from 'rxjs';

type Answer = (body: unknown) => unknown;

/** The desk's API, answering what a test has told it to. */
export class FakeDesk implements HttpBackend {
  readonly requests: { readonly route: string; readonly body: unknown }[] = [];
  private readonly answers = new Map<string, Answer>();

  /** Answers a route, such as `POST /api/session`, from now on. */
  answer(route: string, answer: Answer): void {
    this.answers.set(route, answer);
  }

  /** Refuses a route with a problem document. */
  refuse(route: string, status: number, detail: string): void {
    const error = { type: 'about:blank', title: 'Refused', status, code: 'refused', detail };
    this.answer(route, () => new HttpErrorResponse({ status, error }));
  }

  /** Lets a route fail as if the network were gone. */
  cutOff(route: string): void {
    this.answer(
      route,
      () => new HttpErrorResponse({ status: 0, error: new ProgressEvent('error') }),
    );
  }

  /** Lets a route go without an answer, as a process does that stands still. */
  ignore(route: string): void {
    this.answer(route, () => NEVER);
  }

  isAnswering(route: string): boolean {
    return this.answers.has(route);
  }

  /** What was sent to a route, one entry for each request. */
  asked(route: string): unknown[] {
    return this.requests.filter((request) => request.route === route).map(({ body }) => body);
  }

  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    return defer(() => {
      const route = `${request.method} ${request.url}`;
      this.requests.push({ route, body: request.body });
      const answer = this.answers.get(route);
      const body = answer ? answer(request.body) : new HttpErrorResponse({ status: 404 });
      if (body === NEVER) return NEVER;
      return body instanceof HttpErrorResponse
        ? throwError(() => body)
        : of(new HttpResponse({ status: 200, body })).pipe(delay(0));
    });
  }
}
