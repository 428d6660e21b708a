import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Changes } from '../kernel/changes';
import type { Clock } from '../kernel/clock';
import type { RequestState } from '../kernel/simulator-state';
import { formOf } from '../rest-kit/form';
import { warningsOf } from './wishes-without-effect';

/** The newest requests that are kept, and as much of an answer as a person reads. */
const KEPT = 500;
const KEPT_BODY_CHARACTERS = 16_384;

/** The record of every REST request, with what was answered. */
export class RequestLog {
  private readonly requests = new Map<string, RequestState>();

  constructor(
    private readonly clock: Clock,
    private readonly changes: Changes,
  ) {}

  /** Oldest first. */
  all(): readonly RequestState[] {
    return [...this.requests.values()];
  }

  clear(): void {
    this.requests.clear();
  }

  /** Notes a request when it arrives, and its answer when it is sent. */
  readonly note: RequestHandler = (request, response, next) => {
    const id = randomUUID();
    const { method, originalUrl: path } = request;
    const at = this.clock.now();
    const begun = { id, at, method, path, outcome: 'under-way' } as const;
    const nothing = { parameters: {}, status: null, body: null, tookMs: null, warnings: [] };
    this.keep({ ...begun, ...nothing });
    this.watch(request, response, (outcome, sent) => {
      // Forgotten at a reset of the simulator meanwhile.
      if (!this.requests.has(id)) return;
      const tookMs = this.clock.now() - at;
      const parameters = formOf(request).entries();
      const warnings = warningsOf(request);
      this.keep({ ...begun, outcome, parameters, warnings, tookMs, ...sent });
    });
    next();
  };

  /** The request's end: an answer, or a connection that broke without one. */
  private watch(
    request: Request,
    response: Response,
    ended: (
      outcome: 'answered' | 'unanswered',
      sent: Pick<RequestState, 'status' | 'body'>,
    ) => void,
  ): void {
    const end = response.end.bind(response);
    let isAnswered = false;
    response.end = ((...what: Parameters<typeof end>) => {
      isAnswered = true;
      ended('answered', { status: response.statusCode, body: textOf(what[0]) });
      return end(...what);
    }) as typeof end;
    response.once('close', () => {
      if (!isAnswered) ended('unanswered', { status: null, body: null });
    });
  }

  private keep(request: RequestState): void {
    this.requests.set(request.id, request);
    const [oldest] = this.requests.keys();
    if (this.requests.size > KEPT && oldest !== undefined) this.requests.delete(oldest);
    this.changes.tell('request', request.id);
  }
}

function textOf(chunk: unknown): string | null {
  if (typeof chunk === 'string') return chunk.slice(0, KEPT_BODY_CHARACTERS);
  return Buffer.isBuffer(chunk) ? chunk.toString('utf8', 0, KEPT_BODY_CHARACTERS) : null;
}
