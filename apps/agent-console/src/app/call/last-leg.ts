import { signal } from '@angular/core';
import { z } from 'zod';

const storageKey = 'baton.leg';
const legSchema = z.object({ callId: z.string(), legId: z.string() });

/** Counts the changes: a browser tells a page nothing of what it stores itself. */
const changes = signal(0);
const hasChanged = () => changes.update((times) => times + 1);

/** A connection that this tab had, or has. */
export type LegHere = z.infer<typeof legSchema>;

/** Remembers over a reload on which leg of which call this tab talks. */
export function rememberLeg({ callId, legId }: LegHere): void {
  sessionStorage.setItem(storageKey, JSON.stringify({ callId, legId }));
  hasChanged();
}

/** The leg that this tab talked on last, even before a reload. */
export function lastLegHere(): LegHere | null {
  changes();
  const stored = sessionStorage.getItem(storageKey);
  return stored === null ? null : legSchema.parse(JSON.parse(stored));
}

/** Forgets the leg: the agent has seen how its call ended. */
export function forgetLeg(): void {
  sessionStorage.removeItem(storageKey);
  hasChanged();
}
