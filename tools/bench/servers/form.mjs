import { timingSafeEqual } from 'node:crypto';
import { account } from '../account.mjs';
import { signatureOf } from '../signature.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */

/** The document that a customer's first webhook is answered with, as long as the desk's own. */
export const document = `<?xml version="1.0" encoding="UTF-8"?><Response><Dial action="http://localhost:3000/conference/CA00000000000000000000000000000001/after?entry=1#rc=1&amp;rp=ct,rt,5xx&amp;rt=7000" method="POST"><Conference beep="false" statusCallback="http://localhost:3000/voice/calls/00000000-0000-7000-8000-000000000001/conference#rc=3&amp;rp=ct,rt,5xx&amp;rt=4000" statusCallbackMethod="POST" statusCallbackEvent="start end join leave" participantLabel="customer" startConferenceOnEnter="false" endConferenceOnExit="true" waitUrl="http://localhost:3000/conference/wait?callId=00000000-0000-7000-8000-000000000001&amp;order=1&amp;part=0#rc=1&amp;rp=ct,rt,5xx&amp;rt=7000" waitMethod="POST">CA00000000000000000000000000000001</Conference></Dial></Response>`;

/**
 * Reads a form to its end.
 *
 * @param {IncomingMessage} request
 */
export async function readForm(request) {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += part;
  return Object.fromEntries(new URLSearchParams(body));
}

/**
 * Whether the carrier has signed this form.
 *
 * @param {IncomingMessage} request
 * @param {Record<string, string>} form
 */
export function isSigned(request, form) {
  const url = `http://${request.headers.host}${request.url}`;
  const expected = Buffer.from(signatureOf(account.authToken, url, form));
  const given = Buffer.from(String(request.headers['x-twilio-signature']));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 */
export function answerWithDocument(response, status = 200) {
  const body = status === 200 ? document : '';
  response.writeHead(status, {
    'Content-Type': 'text/xml',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
