import { decide, defaultPolicy } from '../lib/decide';
import type { DeskPolicy } from '../lib/decision';
import type { Party } from '../lib/party';
import { consequences } from './consequences';
import { happeningsIn } from './happenings';
import { everybody, start, type Situation, type Step } from './situation';

/**
 * All that can become of a call: every situation once, with the situations that each can lead to.
 */
export interface Histories {
  readonly situations: readonly Situation[];
  /** For each situation, to which others it leads: once for every event that does so. */
  readonly leadsTo: readonly (readonly number[])[];
  /** After how many events each situation can first be reached. */
  readonly distance: readonly number[];
}

export interface Exploration {
  readonly people?: readonly Party[];
  /** More situations than this count as a machine that never settles. */
  readonly most?: number;
  readonly policy?: DeskPolicy;
  /** Is shown every step that can be taken in every situation, once. */
  readonly onStep?: (step: Step) => void;
}

/**
 * Lets everything happen that can happen, from a customer's call on. What can follow depends on
 * nothing but the situation, so each is visited once, and its steps stand for those of every
 * history that leads there.
 */
export function allHistories({
  people = everybody,
  most = 5_000,
  policy = defaultPolicy,
  onStep,
}: Exploration = {}): Histories {
  const situations: Situation[] = [start];
  const numbers = new Map([[JSON.stringify(start), 0]]);
  const distance = [0];
  const leadsTo: number[][] = [];
  for (const [number, before] of situations.entries()) {
    const next: number[] = [];
    for (const event of happeningsIn(before, people)) {
      const decision = decide(before.state, event, policy);
      const after = consequences(before, event, decision);
      onStep?.({ before, event, decision, after });
      const key = JSON.stringify(after);
      const known = numbers.get(key) ?? situations.length;
      if (known === situations.length) {
        numbers.set(key, known);
        situations.push(after);
        distance.push((distance[number] ?? 0) + 1);
        if (known >= most) throw new Error(`There are more than ${most} situations: ${key}`);
      }
      next.push(known);
    }
    leadsTo.push(next);
  }
  return { situations, leadsTo, distance };
}

/** Counts, for each situation, the histories of one up to `depth` events that begin there. */
export function countHistories({ leadsTo }: Pick<Histories, 'leadsTo'>, depth: number): bigint[] {
  let counts = leadsTo.map(() => 0n);
  for (let events = 0; events < depth; events++) {
    counts = leadsTo.map((next) => next.reduce((sum, to) => sum + 1n + (counts[to] ?? 0n), 0n));
  }
  return counts;
}

/** The situations from which nothing that can happen leads to one that is wished for. */
export function cutOff(
  { situations, leadsTo }: Pick<Histories, 'situations' | 'leadsTo'>,
  isWishedFor: (situation: Situation) => boolean,
): Situation[] {
  const comesFrom = new Map<number, number[]>();
  leadsTo.forEach((next, from) => {
    for (const to of new Set(next)) comesFrom.set(to, [...(comesFrom.get(to) ?? []), from]);
  });
  const good = new Set(situations.flatMap((situation, i) => (isWishedFor(situation) ? [i] : [])));
  for (const number of good) for (const from of comesFrom.get(number) ?? []) good.add(from);
  return situations.filter((_, number) => !good.has(number));
}
