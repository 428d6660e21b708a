import type { CallId, OutsideParty } from '@baton/call-flow';
import { readPhoneNumber } from '@baton/shared-types/phone-number';
import metadata from 'libphonenumber-js/max/metadata';
import type { Environment } from '../../config/environment.schema';
import { conflict, ProblemException, problemOf } from '../../http/problem';
import { msBefore } from '../store/clock';
import type { Transaction } from '../store/store';
import { countryOf, whyNotDialled } from './dialling-rules';

/** An outside number that an agent wants on a call. */
export interface OutsideCall {
  readonly callId: CallId;
  readonly by: string;
  /** Its number as somebody has typed or copied it. */
  readonly typed: string;
}

const hourMs = 60 * 60_000;

/**
 * Answers the number to call, in E.164, or throws a problem where the desk does not call the
 * outside number, for this call, for this agent, or now. The caller takes the turn to ring first,
 * so that two wishes at once count as two.
 */
export async function mustBeDialled(
  tx: Transaction,
  { callId, by, typed }: OutsideCall,
  environment: Environment,
  now: Date,
): Promise<OutsideParty> {
  const read = readPhoneNumber(typed, { deskNumber: environment.TWILIO_NUMBER, metadata });
  if ('problem' in read) throw refusedNumber('number_unreadable', read.problem);
  const { number } = read;
  if (number === environment.TWILIO_NUMBER) {
    throw conflict('target_is_the_desk', 'This is the desk’s own number.');
  }
  const call = await tx.calls.find(callId);
  if (call?.customerNumber === number) {
    throw conflict('target_is_the_customer', 'This is the customer’s own number.');
  }
  const refusal = whyNotDialled(number, allowedBy(environment));
  if (refusal) throw refusedNumber(refusal.code, refusal.detail);
  const most = environment.OUTSIDE_CALLS_PER_HOUR;
  const calls = await tx.transfers.outsideSince(by, msBefore(now, hourMs));
  if (calls.length < most) return { kind: 'outside', number };
  const oldest = calls[calls.length - most] ?? now;
  throw conflict('outside_limit', limitWords(most, oldest.getTime() + hourMs - now.getTime()));
}

const refusedNumber = (code: string, message: string) =>
  new ProblemException(problemOf(400, code, message, [{ field: 'target.number', message }]));

function allowedBy({ OUTSIDE_NUMBERS, TWILIO_NUMBER }: Environment): readonly string[] {
  if (OUTSIDE_NUMBERS) return OUTSIDE_NUMBERS;
  const own = countryOf(TWILIO_NUMBER);
  return own ? [own] : [];
}

function limitWords(most: number, againInMs: number): string {
  if (most === 0) return 'Calls to outside numbers are turned off. Choose a colleague.';
  const minutes = Math.max(1, Math.ceil(againInMs / 60_000));
  return `You have reached the limit of ${most} outside calls an hour. Try again in ${minutes} min, or ask a colleague to call.`;
}
