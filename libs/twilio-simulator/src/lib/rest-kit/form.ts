import type { Request } from 'express';
import type { HttpMethod } from '../deliveries/webhook';
import { RestProblem } from './rest-problem';

/** The fields of a REST request, from its body or its query. */
export class Form {
  private readonly fields = new Map<string, string[]>();
  private readonly read = new Set<string>();
  private readonly unclear = new Set<string>();

  constructor(fields: Iterable<readonly [name: string, value: string]>) {
    for (const [name, value] of fields) {
      const values = this.fields.get(name);
      if (values) values.push(value);
      else this.fields.set(name, [value]);
    }
  }

  /** The value, or undefined when the field was not sent; the last one when it was repeated. */
  text(name: string): string | undefined {
    this.read.add(name);
    return this.peek(name);
  }

  /** Every value of a field that may be repeated. */
  all(name: string): readonly string[] {
    this.read.add(name);
    return this.fields.get(name) ?? [];
  }

  /** The value, for those who only look: it does not count as read. */
  peek(name: string): string | undefined {
    return this.fields.get(name)?.at(-1);
  }

  /** Counts fields as read that Twilio ignores, too. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.read.add(name);
  }

  /** Whether anybody has asked for the field. */
  wasRead(name: string): boolean {
    return this.read.has(name);
  }

  /** All fields, each with its values in one text. */
  entries(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.fields].map(([name, values]) => [name, values.join(' ')]));
  }

  /** `true` is true, any other value false; undefined when the field was not sent. */
  flag(name: string): boolean | undefined {
    const written = this.text(name)?.toLowerCase();
    if (written === undefined) return undefined;
    if (!['true', 'false', ''].includes(written)) this.unclear.add(name);
    return written === 'true';
  }

  /** The flags that were asked for and are neither true nor false. */
  unclearFlags(): readonly string[] {
    return [...this.unclear];
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

const forms = new WeakMap<Request, Form>();

/** The form of a POST; the query of anything else. All who ask get the same one. */
export function formOf(request: Request): Form {
  const form = forms.get(request) ?? readForm(request);
  forms.set(request, form);
  return form;
}

function readForm(request: Request): Form {
  const written =
    typeof request.body === 'string' && request.method === 'POST'
      ? request.body
      : (request.originalUrl.split('?')[1] ?? '');
  return new Form([...new URLSearchParams(written)].map(border));
}

/**
 * `StartTime>2026-01-31` means the same as `StartTime>=2026-01-31`, whose name ends with the sign.
 */
function border(field: readonly [name: string, value: string]): readonly [string, string] {
  const [, name, value] = /^(\w+[<>])(.+)$/.exec(field[0]) ?? [];
  return name !== undefined && value !== undefined && field[1] === '' ? [name, value] : field;
}
