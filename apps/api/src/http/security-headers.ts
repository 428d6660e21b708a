import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Environment } from '../config/environment.schema';

/**
 * Where the Voice SDK signals, reports and gets its sounds:
 * https://www.twilio.com/docs/voice/sdks/javascript/best-practices#cors-and-csp
 */
const twilioHosts = {
  connect: [
    'https://eventgw.twilio.com',
    'https://*.twilio.com',
    'wss://voice-js.roaming.twilio.com',
    'wss://*.twilio.com',
  ],
  media: ['https://sdk.twilio.com'],
};

/** What a page of ours may load and talk to: itself, and the carrier or its simulator. */
export function securityHeaders({
  SIMULATOR_SIGNALLING: simulator,
  PUBLIC_BASE_URL,
}: Pick<Environment, 'SIMULATOR_SIGNALLING' | 'PUBLIC_BASE_URL'>) {
  const carrier = simulator
    ? { connect: [`ws://${simulator}`, `http://${simulator}`], media: [`http://${simulator}`] }
    : twilioHosts;
  // The desk may be served without TLS on this machine only.
  const strictTransportSecurity = /^https:/i.test(PUBLIC_BASE_URL)
    ? { maxAge: 31_536_000, includeSubDomains: false }
    : false;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // Angular Material sets styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...carrier.connect],
        mediaSrc: ["'self'", 'blob:', 'data:', 'mediastream:', ...carrier.media],
        workerSrc: ["'self'", 'blob:'],
      },
    },
    strictTransportSecurity,
    crossOriginEmbedderPolicy: false,
    // The carrier, and the simulator's pages, fetch our music.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  const documentation = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        // It has no scripts, and nothing to send.
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
      },
    },
    strictTransportSecurity,
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    response.setHeader('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()');
    // What is told to an agent is kept by no browser, and by nothing on the way.
    if (/^\/api(\/|$)/i.test(request.path)) response.setHeader('Cache-Control', 'no-store');
    // The API's documentation brings a policy of its own.
    if (request.path.startsWith('/api/docs')) documentation(request, response, next);
    else headers(request, response, next);
  };
}
