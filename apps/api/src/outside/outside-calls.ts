import type { Environment } from '../config/environment.schema';
import { conflict, ProblemException, problemOf } from '../http/problem';
import { msBefore } from '../store/clock';
import type { Transaction } from '../store/store';
import { countryOf, whyNotDialled } from './dialling-rules';

/** A telephone outside of the desk that an agent wants to have on a call. */
export interface OutsideCall {
  readonly callId: string;
  readonly by: string;
  /** In E.164. */
  readonly number: string;
}

const hour = 60 * 60_000;

/**
 * Throws a problem where the desk does not call a telephone outside, for this call, for this agent, or now. Whoever asks
 * takes the turn to ring first, so that two wishes at once count as two.
 */
export async function mustBeDialled(
  tx: Transaction,
  { callId, by, number }: OutsideCall,
  environment: Environment,
  now: Date,
): Promise<void> {
  if (number === environment.TWILIO_NUMBER) {
    throw conflict('target_is_the_desk', 'This is the number of the desk itself.');
  }
  const call = await tx.calls.find(callId);
  if (call?.customerNumber === number) {
    throw conflict('target_is_the_customer', 'This is the number of the customer themselves.');
  }
  const refusal = whyNotDialled(number, allowedBy(environment));
  if (refusal) {
    const errors = [{ field: 'target.number', message: refusal.detail }];
    throw new ProblemException(problemOf(400, refusal.code, refusal.detail, errors));
  }
  const most = environment.OUTSIDE_CALLS_PER_HOUR;
  const calls = await tx.transfers.outsideSince(by, msBefore(now, hour));
  if (calls.length < most) return;
  const oldest = calls[calls.length - most] ?? now;
  throw conflict('outside_limit', limitWords(most, oldest.getTime() + hour - now.getTime()));
}

function allowedBy({ OUTSIDE_NUMBERS, TWILIO_NUMBER }: Environment): readonly string[] {
  if (OUTSIDE_NUMBERS) return OUTSIDE_NUMBERS;
  const own = countryOf(TWILIO_NUMBER);
  return own ? [own] : [];
}

function limitWords(most: number, againInMs: number): string {
  if (most === 0) return 'This desk does not call telephones outside. Choose a colleague.';
  const minutes = Math.max(1, Math.ceil(againInMs / 60_000));
  return `You have called ${most} telephones outside in an hour, which is the most. Try again in ${minutes} min, or ask a colleague to call.`;
}
