import { Reflector } from '@nestjs/core';

/** Shared by all processes: it only reads decorators. */
export const reflector = new Reflector();
