import { signal } from '@angular/core';
import { z } from 'zod';
import { tabStorage } from '../storage/page-storage';

const storageKey = 'baton.leg';
const legSchema = z.object({ callId: z.string(), legId: z.string() });

/** Counts the changes: a browser tells a page nothing of what it stores itself. */
const changes = signal(0);
const hasChanged = () => changes.update((times) => times + 1);

/** A connection that this tab had, or has. */
export type LegHere = z.infer<typeof legSchema>;

/** Remembers over a reload on which leg of which call this tab talks. */
export function rememberLeg({ callId, legId }: LegHere): void {
  tabStorage.write(storageKey, { callId, legId });
  hasChanged();
}

/** The leg that this tab talked on last, even before a reload. */
export function lastLegHere(): LegHere | null {
  changes();
  return tabStorage.read(storageKey, legSchema);
}

/** Forgets the leg: the agent has seen how its call ended. */
export function forgetLeg(): void {
  tabStorage.remove(storageKey);
  hasChanged();
}
