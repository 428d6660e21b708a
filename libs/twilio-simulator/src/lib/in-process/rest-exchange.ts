import type { Request, Response, Router } from 'express';

/** A REST request that is handed over without a network. */
export interface RestRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A form, as it would be written. */
  readonly body: string;
}

/** What the REST API answers. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks a router as if the request had come by HTTP; resolves with what it answers. */
export function ask(router: Router, request: RestRequest): Promise<RestAnswer> {
  return new Promise((resolve, reject) => {
    const answer = new Answer(resolve);
    const incoming = {
      // A fault breaks the connection.
      socket: { resetAndDestroy: () => reject(new Error('The connection was reset')) },
      ...{ method: request.method, url: request.url, originalUrl: request.url, baseUrl: '' },
      ...{ headers: request.headers, body: request.body },
      get path(): string {
        return this.url.split('?')[0] ?? '';
      },
    };
    router(incoming as unknown as Request, answer as unknown as Response, (error: unknown) => {
      reject(error instanceof Error ? error : new Error(`Nobody answers ${request.url}`));
    });
  });
}

/** As much of an Express response as the REST API's routes use. */
class Answer {
  headersSent = false;
  private statusCode = 200;
  private readonly headers: Record<string, string> = {};
  private readonly onClose: (() => void)[] = [];

  constructor(private readonly resolve: (answer: RestAnswer) => void) {}

  status(code: number): this {
    this.statusCode = code;
    return this;
  }

  type(contentType: string): this {
    this.setHeader('content-type', contentType === 'html' ? 'text/html' : contentType);
    return this;
  }

  setHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value;
  }

  once(event: string, listener: () => void): this {
    if (event === 'close') this.onClose.push(listener);
    return this;
  }

  json(body: unknown): this {
    this.setHeader('content-type', 'application/json');
    return this.send(JSON.stringify(body));
  }

  send(body: string): this {
    this.end(body);
    return this;
  }

  end(body = ''): void {
    if (this.headersSent) return;
    this.headersSent = true;
    this.resolve({ status: this.statusCode, headers: this.headers, body });
    this.onClose.forEach((listener) => listener());
  }
}
