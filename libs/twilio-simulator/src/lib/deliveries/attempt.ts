import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ConnectionOverrides, RetryCause } from './connection-overrides';
import { WebhookFailure } from './webhook-failure';

/** One HTTP request as it goes over the wire. */
export interface Attempt {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly maxBytes: number;
  readonly patience: Pick<ConnectionOverrides, 'connectTimeoutMs' | 'readTimeoutMs'>;
  /** Ends the attempt when all attempts together took too long. */
  readonly deadline: AbortSignal;
}

/**
 * Brings a request to the application; over the wire, unless application and simulator share a
 * process.
 */
export type Transport = (attempt: Attempt) => Promise<AttemptAnswer>;

/** What came back. */
export interface AttemptAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** An attempt that got no whole answer. */
export class AttemptFailure extends WebhookFailure {
  constructor(
    code: number,
    message: string,
    /** What a retry policy calls it; null for what is never tried again. */
    readonly retriedAs: RetryCause | null,
  ) {
    super(code, message);
  }
}

/** Makes one request, without following redirects; rejects with an AttemptFailure. */
export function attempt(order: Attempt): Promise<AttemptAnswer> {
  return new Promise((resolve, reject) => {
    const url = new URL(order.url);
    const make = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const fail = (failure: AttemptFailure) => {
      clearTimeout(connecting);
      request.destroy();
      reject(failure);
    };
    const request = make(url, {
      method: order.method,
      headers: order.headers,
      agent: false,
      signal: order.deadline,
    });
    const connecting = setTimeout(
      () => fail(new AttemptFailure(11205, `No connection to ${url.host} in time`, 'ct')),
      order.patience.connectTimeoutMs,
    );
    let isSecured = url.protocol === 'http:';
    let isReached = false;
    request.on('socket', (socket) => {
      socket.once('connect', () => (isReached = true));
      socket.once('secureConnect', () => (isSecured = true));
      const connected = url.protocol === 'https:' ? 'secureConnect' : 'connect';
      socket.once(connected, () => {
        clearTimeout(connecting);
        socket.setTimeout(order.patience.readTimeoutMs, () =>
          fail(new AttemptFailure(11200, `${url.host} did not answer in time`, 'rt')),
        );
      });
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        // https://www.twilio.com/docs/api/errors/11750
        if (bytes > order.maxBytes) {
          fail(new AttemptFailure(11750, `The response exceeds ${order.maxBytes} bytes`, null));
        }
      });
      // A response that breaks off is not tried again.
      response.on('error', () =>
        fail(new AttemptFailure(11200, `The response of ${url.host} broke off`, null)),
      );
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // Whatever goes wrong between the connection and its protection is about the protection.
      const isHandshake = isReached && !isSecured && error.code !== 'ABORT_ERR';
      fail(isHandshake ? noSecureConnection(error, url) : failureOf(error, url));
    });
    request.end(order.body);
  });
}

/** https://www.twilio.com/docs/api/errors/11220 */
function noSecureConnection(error: NodeJS.ErrnoException, url: URL): AttemptFailure {
  const why = error.code ?? error.message;
  return new AttemptFailure(11220, `No secure connection to ${url.host}: ${why}`, 'ct');
}

function failureOf(error: NodeJS.ErrnoException, url: URL): AttemptFailure {
  const code = error.code ?? '';
  if (code === 'ABORT_ERR') {
    return new AttemptFailure(11200, `${url.host} did not answer in time`, null);
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new AttemptFailure(11210, `The name ${url.hostname} cannot be resolved`, 'ct');
  }
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') {
    return new AttemptFailure(11205, `${url.host} refuses connections`, 'ct');
  }
  return new AttemptFailure(11200, `${url.host} broke the connection: ${error.message}`, null);
}
