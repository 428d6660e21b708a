import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';

/** The request, as the parsers leave it. */
export interface DeskRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Path and query, as they were asked for: what a signature is over. */
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or a form as it was sent: the guard of the carrier's routes reads it. */
  body: unknown;
  params: Readonly<Record<string, string>>;
  readonly ip: string;
}

/** A schema of the kind that Nest's decorators take. */
interface Schema {
  readonly '~standard': {
    validate(
      value: unknown,
    ):
      | { readonly value: unknown; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string }[] }
      | Promise<never>;
  };
}

interface Argument {
  readonly index: number;
  readonly data?: string;
  readonly schema?: Schema;
  readonly factory?: (data: unknown, context: ExecutionContext) => unknown;
}

/** One of the product's own routes, read from its decorators. */
export interface Route {
  readonly controller: object;
  readonly method: string;
  readonly path: readonly string[];
  readonly status: number;
  readonly handler: (...given: unknown[]) => unknown;
  readonly kinds: readonly (readonly [string, Argument])[];
}

/** How Nest numbers the methods of requests and the sources of arguments. */
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;
const fromBody = '3';
const fromQuery = '4';
const fromPath = '5';

/** Reads the routes of the product's controllers from what their decorators say. */
export function routesOf(controllers: readonly object[]): Route[] {
  return controllers.flatMap((controller) => {
    const prototype = Object.getPrototypeOf(controller) as Record<string, unknown>;
    const base = Reflect.getMetadata('path', prototype.constructor) as string;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function' || name === 'constructor') return [];
      const method = Reflect.getMetadata('method', handler) as number | undefined;
      if (method === undefined) return [];
      const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
      const declared = Reflect.getMetadata('__httpCode__', handler) as number | undefined;
      const argumentsOf = (Reflect.getMetadata('__routeArguments__', prototype.constructor, name) ??
        {}) as Record<string, Argument>;
      return paths.map((path) => ({
        controller,
        method: methods[method] ?? 'GET',
        path: segmentsOf(`${base}/${path}`),
        status: declared ?? (methods[method] === 'POST' ? 201 : 200),
        handler: handler as Route['handler'],
        kinds: Object.entries(argumentsOf),
      }));
    });
  });
}

/**
 * Finds the route of a request, and the parameters in its path; the first that fits, as with
 * Express.
 */
export function routeFor(
  routes: readonly Route[],
  { method, path }: Pick<DeskRequest, 'method' | 'path'>,
): { readonly route: Route; readonly params: Record<string, string> } | null {
  const asked = segmentsOf(path);
  for (const route of routes) {
    const params = route.method === method ? match(route.path, asked) : null;
    if (params) return { route, params };
  }
  return null;
}

/** Collects what the handler wants, each checked against its schema. */
export async function argumentsFor(
  route: Route,
  request: DeskRequest,
  context: ExecutionContext,
  refuse: (field: string, message: string) => Error,
): Promise<unknown[]> {
  const given: unknown[] = [];
  for (const [kind, argument] of route.kinds) {
    const raw = argument.factory
      ? argument.factory(argument.data, context)
      : sourceOf(kind.split(':')[0] ?? '', argument.data, request);
    given[argument.index] = await checked(raw, argument, refuse);
  }
  return given;
}

async function checked(
  value: unknown,
  { schema, data }: Argument,
  refuse: (field: string, message: string) => Error,
): Promise<unknown> {
  if (!schema) return value;
  const result = await schema['~standard'].validate(value);
  if (result.issues) throw refuse(data ?? 'body', result.issues[0]?.message ?? 'is wrong');
  return result.value;
}

function sourceOf(kind: string, name: string | undefined, request: DeskRequest): unknown {
  switch (kind) {
    case fromBody:
      return request.body;
    case fromQuery:
      return name === undefined ? request.query : request.query[name];
    case fromPath:
      return name === undefined ? request.params : request.params[name];
    default:
      return request;
  }
}

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '');

function match(
  pattern: readonly string[],
  asked: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [at, segment] of pattern.entries()) {
    const written = asked[at] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(written);
    else if (segment !== written) return null;
  }
  return params;
}
