import { soundDueKey } from '../store/job-keys';
import type { SoundPart } from '../store/jobs';
import type { JobBoard } from '../store/job-board';
import type { CallRow } from '../store/rows';

/*
 * What a customer hears while nobody talks to them is an order to the carrier: it fetches a
 * document, which has parts. Each part begins with a sound that is fetched from us: so we know that
 * the customer hears it, and when the next is due.
 */

/**
 * The carrier has this long to begin with what it was told to play, and between two parts, in ms.
 */
const maxBeginMs = 2_000;

/** A customer who is led into a room is there, and hears something, after this, in ms. */
export const maxEnterMs = 3_000;

/** What the carrier was told and did not do at once it does within this, if ever, in ms. */
export const maxSettleMs = 4_000;

/**
 * After so many tries in a row the pauses are longer: the carrier must not be worn out, nor
 * the customer wait for more than is promised.
 */
const quickTries = 4;
const maxPauseMs = 4_000;

/** The next thing that the customer hears is something else than what they hear now. */
export function orderSound(call: CallRow): void {
  call.soundOrder += 1;
  call.soundParts = 0;
}

/** Schedules the check that the next part has started. */
export async function expectSound(
  jobs: JobBoard,
  { id: callId, soundOrder: order, soundParts: part }: CallRow,
  { now, withinMs }: { readonly now: Date; readonly withinMs: number },
): Promise<void> {
  const runAt = new Date(now.getTime() + withinMs);
  await jobs.add('sound_due', { callId, order, part }, { key: soundDueKey(callId), runAt });
}

/**
 * Schedules the check after the carrier took an order, unless a newer order exists or the sound is
 * heard already.
 */
export async function expectOrdered(
  jobs: JobBoard,
  call: CallRow,
  { now, order }: { readonly now: Date; readonly order: number },
): Promise<void> {
  if (call.soundOrder !== order || call.soundParts > 0) return;
  await expectSound(jobs, call, { now, withinMs: patienceFor(call) });
}

/**
 * How long a customer may hear nothing before they are played to again, in ms: longer, when that is
 * in vain.
 */
export const patienceFor = ({ soundMisses }: Pick<CallRow, 'soundMisses'>) =>
  soundMisses > quickTries ? maxPauseMs : maxBeginMs;

/**
 * Whether this part is still to be heard: nothing else was ordered, and nothing has begun that
 * comes after it.
 */
export const isDue = (call: CallRow, { order, part }: SoundPart) =>
  call.soundOrder === order && call.soundParts <= part;
