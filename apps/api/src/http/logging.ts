import type { CallId } from '@baton/call-flow';
import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Environment } from '../config/environment.schema';
import { tellable, withoutNumbers, withoutNumbersInAddress } from './tellable';

/**
 * JSON lines on standard output. They contain the call's id if there is one. They never contain
 * tokens, secrets, signatures, phone numbers, or anything that somebody said or typed.
 */
export function loggingOptions({ LOG_LEVEL }: Pick<Environment, 'LOG_LEVEL'>): Params {
  return {
    pinoHttp: {
      level: LOG_LEVEL,
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          'req.headers["x-twilio-signature"]',
          'res.headers["set-cookie"]',
          '*.token',
          '*.TWILIO_AUTH_TOKEN',
          '*.TWILIO_API_KEY_SECRET',
          '*.DATABASE_URL',
        ],
        censor: '[redacted]',
      },
      // Every webhook and request is a line; health checks would drown them.
      autoLogging: { ignore: (request) => /^\/(health|audio)/.test(request.url ?? '') },
      customProps: (request) => callIdOf(request),
      // Else an error is taken to pieces before ours sees it.
      wrapSerializers: false,
      serializers: {
        req: ({ method, url, originalUrl }: IncomingMessage & { originalUrl?: string }) => ({
          method,
          url: withoutNumbersInAddress(originalUrl ?? url ?? ''),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
        err: (error: unknown) => error,
        path: (path: unknown) => (typeof path === 'string' ? withoutNumbersInAddress(path) : null),
      },
      hooks: {
        // Everything that is logged comes by here, by whatever name an error is given.
        logMethod(args, method) {
          method.apply(this, args.map(withTellableErrors) as typeof args);
        },
        // And every line, with all that libraries write into it.
        streamWrite: withoutNumbers,
      },
    },
  };
}

/** Errors stand alone, or in an object under a name of their own. */
function withTellableErrors(given: unknown): unknown {
  if (given instanceof Error) return { err: tellable(given) };
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value instanceof Error ? tellable(value) : (value as unknown),
    ]),
  );
}

/**
 * Our addresses carry the call's id in the path or, where the carrier must bring it back, in the
 * query.
 */
function callIdOf({ url = '' }: IncomingMessage): { callId?: CallId } {
  const callId = /(?:\/calls\/|[?&]callId=)([0-9a-f-]{36})/.exec(url)?.[1];
  return callId ? { callId } : {};
}
