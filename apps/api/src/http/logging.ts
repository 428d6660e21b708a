import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Environment } from '../config/environment.schema';

/** JSON lines on standard output: no token, secret or signature in any of them, and the call's id where there is one. */
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
          'err.cause.config',
          'err.config',
        ],
        censor: '[redacted]',
      },
      // Every webhook and request is a line; health checks would drown them.
      autoLogging: { ignore: (request) => /^\/(health|audio)/.test(request.url ?? '') },
      customProps: (request) => callIdOf(request),
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({ method, url }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
  };
}

/** Our addresses carry the call's id in the path or, where the carrier must bring it back, in the query. */
function callIdOf({ url = '' }: IncomingMessage): { callId?: string } {
  const callId = /(?:\/calls\/|[?&]callId=)([0-9a-f-]{36})/.exec(url)?.[1];
  return callId ? { callId } : {};
}
