import { z } from 'zod';

const storageKey = 'baton.leg';
const legSchema = z.object({ callId: z.string(), legId: z.string() });

/** A connection that this tab had, or has. */
export type LegHere = z.infer<typeof legSchema>;

/** Remembers over a reload on which leg of which call this tab talks. */
export function rememberLeg({ callId, legId }: LegHere): void {
  sessionStorage.setItem(storageKey, JSON.stringify({ callId, legId }));
}

/** The leg that this tab talked on last, even before a reload. */
export function lastLegHere(): LegHere | null {
  const stored = sessionStorage.getItem(storageKey);
  return stored === null ? null : legSchema.parse(JSON.parse(stored));
}

/** Forgets the leg: the agent has seen how its call ended. */
export function forgetLeg(): void {
  sessionStorage.removeItem(storageKey);
}
