import type { Request, RequestHandler } from 'express';
import type { CallBook } from '../calls/call-book';
import { NOT_IMITATED } from '../kernel/not-imitated';
import type { Clock } from '../kernel/clock';
import type { WarningState } from '../kernel/simulator-state';
import { formOf } from '../rest-kit/form';
import { endpointAsked } from '../rest-kit/not-imitated';

/** Values that ask for nothing. */
const off = ['', 'false', 'do-not-record', 'Disable'];
/** Kept and shown, but nothing follows from it. */
const onlyKept = ['VoiceCallerIdLookup'];

const told = new WeakMap<Request, readonly WarningState[]>();

/** What the simulator has said about a request that it has carried out. */
export function warningsOf(request: Request): readonly WarningState[] {
  return told.get(request) ?? [];
}

/**
 * Warns of every parameter that Twilio has and that nobody here has read: it is accepted and has no
 * effect. A flag that is neither true nor false is told as well. The warning stands at the request,
 * and at the call that the answer is about.
 */
export function wishesWithoutEffect({
  book,
  clock,
}: {
  readonly book: CallBook;
  readonly clock: Clock;
}): RequestHandler {
  return (request, response, next) => {
    const json = response.json.bind(response);
    response.json = (resource: unknown) => {
      const messages = [
        ...unread(request).map((name) => `${name} has no effect in this simulator`),
        ...formOf(request)
          .unclearFlags()
          .map((name) => `${name} is neither true nor false, and counts as false`),
      ];
      const warnings = messages.map((message) => ({
        ...{ at: clock.now(), code: NOT_IMITATED },
        message,
      }));
      if (response.statusCode < 400 && warnings.length > 0) {
        told.set(request, warnings);
        book.find(callSidOf(resource))?.warnings.push(...warnings);
      }
      return json(resource);
    };
    next();
  };
}

function unread(request: Request): readonly string[] {
  const form = formOf(request);
  const known = endpointAsked(request)?.methods[request.method] ?? [];
  return known
    .filter((name) => !off.includes(form.peek(name) ?? ''))
    .filter((name) => !form.wasRead(name) || onlyKept.includes(name))
    .filter((name) => !['Page', 'PageSize', 'PageToken'].includes(name));
}

function callSidOf(resource: unknown): string {
  if (typeof resource !== 'object' || resource === null) return '';
  const sid: unknown = Reflect.get(resource, 'call_sid') ?? Reflect.get(resource, 'sid');
  return typeof sid === 'string' ? sid : '';
}
