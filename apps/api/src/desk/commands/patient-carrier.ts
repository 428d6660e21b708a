import type { Clock } from '../store/clock';
import { CarrierError } from '../carrier/telephony';

/** Pauses between tries, in ms: together shorter than anybody may be kept ringing for nobody. */
const pauses = [300, 1_000];

/**
 * Asks the carrier for something that may be done twice, and again after a moment while nobody knows whether it was
 * done: the job queue would let seconds go by. What the carrier refuses, or what is gone, is thrown at once.
 */
export async function askAgain(
  clock: Clock,
  ask: () => Promise<void>,
  [pause, ...others]: readonly number[] = pauses,
): Promise<void> {
  try {
    await ask();
  } catch (error) {
    // Expected: a lost answer, or a carrier in trouble.
    const isUnsure = error instanceof CarrierError && error.failure === 'unsure';
    if (!isUnsure || pause === undefined) throw error;
    await clock.pause(pause);
    await askAgain(clock, ask, others);
  }
}
