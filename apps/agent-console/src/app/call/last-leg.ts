const storageKey = 'baton.leg';

/** Remembers over a reload which leg this tab talked on. */
export function rememberLeg(legId: string): void {
  sessionStorage.setItem(storageKey, legId);
}

/** The leg that this tab talked on last, even before a reload. */
export function lastLegHere(): string | null {
  return sessionStorage.getItem(storageKey);
}
