import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { z } from 'zod';

/** Where a route takes a value from. */
type Source = 'body' | 'query' | 'path';

/** One thing that a route takes, with the schema that it states. */
export interface Taken {
  readonly source: Source;
  /** Undefined when it is all of it. */
  readonly name: string | undefined;
  readonly schema: z.ZodType | undefined;
}

/** A route as its decorators declare it. */
export interface DeclaredRoute {
  readonly method: 'get' | 'post' | 'put' | 'delete' | 'patch';
  readonly path: string;
  readonly takes: readonly Taken[];
}

/** How Nest numbers the methods of requests and the sources of arguments. */
const methods = ['get', 'post', 'put', 'delete', 'patch'] as const;
const sources: Partial<Record<string, Source>> = { '3': 'body', '4': 'query', '5': 'path' };

/** Reads every route of the application from its controllers. */
export function declaredRoutes(app: INestApplicationContext): DeclaredRoute[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (metatype ? routesOfController(metatype) : []));
}

function routesOfController(metatype: object): DeclaredRoute[] {
  const { prototype } = metatype as { prototype: Record<string, unknown> };
  const bases = [Reflect.getMetadata('path', metatype) as string | string[]].flat();
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function' || name === 'constructor') return [];
    const method = Reflect.getMetadata('method', handler) as number | undefined;
    if (method === undefined) return [];
    const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
    return bases.flatMap((base) =>
      paths.map((path) => ({
        method: methods[method] ?? 'get',
        path: `/${[...base.split('/'), ...path.split('/')].filter(Boolean).join('/')}`,
        takes: takenBy(metatype, name),
      })),
    );
  });
}

function takenBy(metatype: object, name: string): Taken[] {
  const declared = (Reflect.getMetadata('__routeArguments__', metatype, name) ?? {}) as Record<
    string,
    { readonly data?: string; readonly schema?: z.ZodType }
  >;
  return Object.entries(declared).flatMap(([kind, { data, schema }]) => {
    const source = sources[kind.split(':')[0] ?? ''];
    return source ? [{ source, name: data, schema }] : [];
  });
}
