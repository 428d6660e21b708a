import express, { Router, type RequestHandler } from 'express';
import { RestProblem } from './rest-problem';

const LIMIT = '1mb';
/** Twilio knows no request with a tenth of it; with more a form would only cost time. */
const MAX_FIELDS = 1_000;

/** Reads forms, also those that old clients send in parts, as one text. */
export function formBodies(): Router {
  const router = Router();
  router.use(express.text({ type: 'application/x-www-form-urlencoded', limit: LIMIT }));
  router.use(express.raw({ type: 'multipart/form-data', limit: LIMIT }), fromParts, notTooMany);
  return router;
}

const fromParts: RequestHandler = async (request, _response, next) => {
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) request.body = await written(body, request.get('content-type') ?? '');
  next();
};

async function written(body: Buffer, contentType: string): Promise<string> {
  const form = new URLSearchParams();
  try {
    const answer = new Response(Uint8Array.from(body), {
      headers: { 'Content-Type': contentType },
    });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Advised against for servers with large uploads; this is a megabyte at most, which is here already.
    const parts = await answer.formData();
    for (const [name, value] of parts) if (typeof value === 'string') form.append(name, value);
  } catch {
    // It is not what its type promises.
    throw new RestProblem(400, 20001, 'The body is no multipart form');
  }
  return form.toString();
}

const notTooMany: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  if (typeof body === 'string' && body.split('&', MAX_FIELDS + 1).length > MAX_FIELDS) {
    // Nobody reads it any more, not even the record of requests.
    request.body = '';
    throw new RestProblem(400, 20001, `A request may have ${MAX_FIELDS} parameters at most`);
  }
  next();
};
