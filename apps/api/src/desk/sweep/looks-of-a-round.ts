import type { CallId } from '@baton/call-flow';
import type { Overview } from '../carrier/telephony';
import type { Known } from './known';
import { isHeld, reasonToLook } from './reason-to-look';

/*
 * What all live calls together may cost the carrier, in requests a second: so much, and so much more
 * for each call.
 */
const perSecond = 2;
const perSecondAndCall = 0.1;

/** A call that nothing is the matter with is looked at once in so many rounds. */
const turns = 15;

/** What one comparison of all calls goes by. */
export interface Round {
  /** When all calls were compared last; null when nobody knows. */
  readonly since: Date | null;
  /** Which round this is: each call has its turn in another one. */
  readonly number: number;
  /** How long it is from one round to the next, in s. */
  readonly seconds: number;
}

/**
 * Chooses which calls are looked at in this round. Calls with a reason are, whatever it costs. What
 * is left of the budget is for customers on hold, since no list says so, and for all calls in turn.
 */
export function looksOfRound(calls: readonly Known[], lists: Overview, round: Round): CallId[] {
  const [due, calm] = split(calls, (known) => hasReason(known, lists, round.since));
  const [inTurn, others] = split(calm, ({ call }) => isTurnOf(call.id, round.number));
  const live = calls.filter(({ call }) => call.state !== 'ended').length;
  const budget = (perSecond + perSecondAndCall * live) * round.seconds - lists.requests;
  const left = Math.max(1, Math.floor(budget) - due.length - inTurn.length);
  const held = slice(others.filter(isHeld), round.number, left);
  return [...due, ...held, ...inTurn].map(({ call }) => call.id);
}

function hasReason(known: Known, lists: Overview, since: Date | null): boolean {
  try {
    return reasonToLook(known, lists, since) !== null;
  } catch {
    // A row that fits no state is a fault. A look at this call shows it, and the others go on.
    return true;
  }
}

/** Spreads the calls over the rounds. */
function isTurnOf(callId: CallId, round: number): boolean {
  let number = 0;
  for (const letter of callId) number = (number * 31 + letter.charCodeAt(0)) % 1_000_003;
  return (number + round) % turns === 0;
}

/** The slice of so many that follows the one of the round before. */
function slice<T>(all: readonly T[], round: number, count: number): readonly T[] {
  if (all.length <= count) return all;
  const from = (round * count) % all.length;
  return [...all, ...all].slice(from, from + count);
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  const groups = Map.groupBy(all, isFirst);
  return [groups.get(true) ?? [], groups.get(false) ?? []];
}
