import { problemSchema, type Problem } from '@baton/shared-types';
import type { z } from 'zod';

/** An answer that was not a success, as a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${status} ${problem.code}: ${problem.detail}`);
  }
}

/** Nobody waits longer for a process that stands still, in ms: the console does not either. */
const answerTimeoutMs = 7_000;

/** Talks to the API as the console does; every body is checked against the shared schema. */
export class RestClient {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  async get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    return schema.parse(await this.send('GET', path));
  }

  async post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>> {
    return schema.parse(await this.send('POST', path, body));
  }

  async put<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>> {
    return schema.parse(await this.send('PUT', path, body));
  }

  /** Sends anything and returns the decoded body, or nothing for an empty one. */
  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      signal: AbortSignal.timeout(answerTimeoutMs),
      headers: {
        // As a browser does by itself: nobody presses a button into a connection whose process has
        // died.
        connection: 'close',
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return text === '' ? undefined : JSON.parse(text);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    throw new ProblemError(response.status, problemSchema.parse(JSON.parse(text)));
  }
}
