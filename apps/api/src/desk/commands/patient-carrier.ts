import type { Clock } from '../store/clock';
import { CarrierError } from '../carrier/telephony';

/** Pauses between tries, in ms: together shorter than anybody may be kept ringing for nobody. */
const pauses = [300, 1_000];

/**
 * Asks the carrier for something that may be done twice, and answers what it answers. While nobody
 * knows whether it was done, it asks again after a moment: the job queue would let seconds go by.
 * What the carrier refuses, or what is gone, is thrown at once.
 */
export async function askAgain<T>(
  clock: Clock,
  ask: () => Promise<T>,
  [pause, ...others]: readonly number[] = pauses,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    // Expected: a lost answer, or a carrier in trouble.
    const isUnsure = error instanceof CarrierError && error.failure === 'unsure';
    if (!isUnsure || pause === undefined) throw error;
    await clock.pause(pause);
    return askAgain(clock, ask, others);
  }
}
