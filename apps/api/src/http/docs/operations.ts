import type { OpenAPIObject } from '@nestjs/swagger';

/** A shape, as far as its description needs it. */
export interface Schema {
  type?: string;
  format?: string;
  description?: string;
  enum?: unknown[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** What goes over the wire, in one format. */
export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { summary?: string; value?: unknown }>;
}

/** One answer. */
export interface Answer {
  description: string;
  content?: Record<string, Media>;
}

/** One operation of the API's description. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: { name: string; in: string; description?: string | undefined }[];
  readonly requestBody?: { content?: Record<string, Media> };
  readonly responses: Record<string, Answer>;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every operation of a description, in its order. */
export function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      // Its parts stay those of the description, so that what is added to them is added there.
      return operation ? [{ ...operation, method: method.toUpperCase(), path }] : [];
    }),
  );
}
