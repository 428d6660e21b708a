import type { Request } from 'express';

const ages = new WeakMap<Request, number>();

/** Lets a request see how things were so long ago. */
export function lookAtPast(request: Request, ageMs: number): void {
  ages.set(request, ageMs);
}

/** How old that is what a request may see: 0, unless a fault wants it otherwise. */
export function ageOf(request: Request): number {
  return ages.get(request) ?? 0;
}
