import type { Request } from 'express';
import type { HttpMethod } from '../deliveries/webhook';
import { RestProblem } from './rest-problem';

/** The fields of a REST request, from its body or its query. */
export class Form {
  constructor(private readonly fields: URLSearchParams) {}

  /** The value, or undefined when the field was not sent; the last one when it was repeated. */
  text(name: string): string | undefined {
    return this.fields.getAll(name).at(-1);
  }

  /** Every value of a field that may be repeated. */
  all(name: string): readonly string[] {
    return this.fields.getAll(name);
  }

  /** All fields, each with its values in one text. */
  entries(): Readonly<Record<string, string>> {
    const names = [...new Set(this.fields.keys())];
    return Object.fromEntries(names.map((name) => [name, this.fields.getAll(name).join(' ')]));
  }

  /** `true` is true, any other value false; undefined when the field was not sent. */
  flag(name: string): boolean | undefined {
    const written = this.text(name);
    return written === undefined ? undefined : written.toLowerCase() === 'true';
  }

  wholeNumber(name: string, range: { readonly from: number; readonly to: number }) {
    const written = this.text(name);
    if (written === undefined || written === '') return undefined;
    const value = Number(written);
    if (!Number.isInteger(value) || value < range.from || value > range.to) {
      throw new RestProblem(400, 20001, `${name} must be ${range.from} to ${range.to}: ${written}`);
    }
    return value;
  }

  method(name: string, otherwise: HttpMethod = 'POST'): HttpMethod {
    const written = this.text(name)?.toUpperCase();
    if (written === undefined || written === '') return otherwise;
    if (written === 'GET' || written === 'POST') return written;
    throw new RestProblem(400, 20001, `${name} must be GET or POST: ${written}`);
  }

  /** An absolute address; undefined when the field was not sent or is empty. */
  url(name: string, code = 21205): string | undefined {
    const written = this.text(name);
    if (written === undefined || written === '') return undefined;
    const url = URL.parse(written);
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      throw new RestProblem(400, code, `${name} is not a valid URL: ${written}`);
    }
    return written;
  }
}

/** The form of a POST; the query of anything else. */
export function formOf(request: Request): Form {
  const written =
    typeof request.body === 'string' && request.method === 'POST'
      ? request.body
      : (request.originalUrl.split('?')[1] ?? '');
  return new Form(new URLSearchParams(written));
}
