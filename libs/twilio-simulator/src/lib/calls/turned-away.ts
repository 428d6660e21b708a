import type { CallEvent } from './life-cycle';

/** Why a caller is not answered. */
export type TurnedAway = 'busy' | 'no-answer' | 'failed' | 'canceled' | 'completed' | 'rejected';

/** What becomes of the call, and what a caller's Voice SDK is told. */
export interface Ending {
  readonly event: CallEvent;
  /** https://www.twilio.com/docs/api/errors/31486 and its neighbours. */
  readonly error: { readonly code: number; readonly message: string };
}

const unavailable: Ending = {
  event: 'not-answered',
  error: { code: 31480, message: 'Temporarily Unavailable' },
};

/** How a call ends that nobody answered. */
export const endings: Readonly<Record<TurnedAway, Ending>> = {
  busy: { event: 'declined', error: { code: 31486, message: 'Busy Here' } },
  rejected: { event: 'not-answered', error: { code: 31603, message: 'Decline' } },
  failed: { event: 'failed', error: { code: 31404, message: 'NotFound' } },
  'no-answer': unavailable,
  canceled: unavailable,
  // A callee that hung up during its whisper never reached the caller.
  completed: unavailable,
};
