import { Logger } from '@nestjs/common';
import { type NextFunction, type Request, type RequestHandler, type Response, text } from 'express';
import { wrongSignature } from './wrong-signature';

/** Ours hold 2 kB at most, even from callers whose number is attested by a passport. */
const limit = '16kb';

/**
 * What reads the carrier's forms. They stay as they were sent, because the signature is over that;
 * a request that bears no signature is refused before anything of its body is read.
 */
export function webhookBodies(): RequestHandler[] {
  return [
    refuseUnsigned(),
    // What pages say may come as JSON: https://www.twilio.com/docs/voice/sdks/call-message-events
    text({
      type: ['application/x-www-form-urlencoded', 'application/json'],
      limit,
      inflate: false,
    }),
  ];
}

function refuseUnsigned(): RequestHandler {
  const logger = new Logger('WebhookBodies');
  return (request: Request, response: Response, next: NextFunction): void => {
    // What is read with GET says for itself who may have it.
    if (request.method !== 'POST' || request.headers['x-twilio-signature']) {
      next();
      return;
    }
    logger.warn({ path: request.path, from: request.ip }, 'webhook without a signature');
    // The rest of it is not waited for.
    response.setHeader('Connection', 'close');
    next(wrongSignature());
  };
}
