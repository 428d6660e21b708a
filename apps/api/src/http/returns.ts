import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiNoContentResponse, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/**
 * Declares a handler's response once: compile-time return type, what goes over the wire, OpenAPI.
 */
export function Returns<S extends z.ZodType>(status: number, schema: S) {
  return <H extends (...args: never[]) => z.input<S> | Promise<z.input<S>>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    applyDecorators(
      HttpCode(status),
      SerializeOptions({ schema }),
      ApiResponse({ status, description: schema.description ?? '', standardSchema: schema }),
    )(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}

/** Declares that a handler answers with nothing, once it is done. */
export const ReturnsNothing = () =>
  applyDecorators(HttpCode(204), ApiNoContentResponse({ description: 'It is done.' }));
