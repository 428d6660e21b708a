import type { LegId } from '@baton/call-flow';
import type { SignOfLife } from '@baton/shared-types';
import type { Clock } from '../../desk/store/clock';

/** A page says that it lives every 1.5 s; of what it says more often, one a second is noted. */
const signMs = 1_000;
/** For so long a leg is remembered after its last sign, in ms. */
const rememberedMs = 60_000;

/**
 * Keeps one leg from costing more than a page needs, whatever is sent over it: what tells nothing
 * new reaches no database.
 */
export class SignBrake {
  /** By leg, the moment that its last sign counted for, in ms since 1970. */
  private readonly noted = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /**
   * Whether a sign is to be noted: it is for a moment at least a second after the one that was
   * noted last.
   */
  letsThrough(legId: LegId, { at }: SignOfLife): boolean {
    const now = this.clock.now().getTime();
    const moment = Math.min(at, now);
    if (moment < (this.noted.get(legId) ?? -Infinity) + signMs) return false;
    // The order is that of the last signs: the oldest come first.
    this.noted.delete(legId);
    this.noted.set(legId, moment);
    for (const [oldest, notedFor] of this.noted) {
      if (notedFor + rememberedMs > now) break;
      this.noted.delete(oldest);
    }
    return true;
  }
}
