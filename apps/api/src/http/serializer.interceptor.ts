import { Injectable, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import type { z } from 'zod';

/**
 * Cuts every response down to its declared schema; one that does not fit is a fault, not a leak.
 */
@Injectable()
export class SerializerInterceptor extends StandardSchemaSerializerInterceptor {
  /** Nest's own applies the schema to each element of a list; ours describe the whole list. */
  override async serialize(
    response: Record<string, unknown> | Record<string, unknown>[],
    schema: z.ZodType | undefined,
  ): Promise<Record<string, unknown> | Record<string, unknown>[]> {
    if (!schema) return response;
    return (await schema.parseAsync(response)) as Record<string, unknown>;
  }
}
