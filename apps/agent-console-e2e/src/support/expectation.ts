import { type CallState, type Hears, textOf, whoHearsWhat } from '@baton/call-flow';
import type { Heard } from './hearing';
import { type Speaker, speakers } from './tones';

/** What each party ought to hear at the same time. */
export type Expected = Readonly<Partial<Record<Speaker, Heard>>>;

/**
 * What everybody must hear in a state: the machine's own promise, so that no second table can
 * differ from it.
 */
export function expectedIn(state: CallState, listeners: readonly Speaker[]): Expected {
  const promise = whoHearsWhat(state);
  const hears = new Map<string, Hears>([
    ['customer', promise.customer],
    ...promise.parties.map(({ party, hears }) => [textOf(party), hears] as const),
  ]);
  // An agent who has no part in the call hears nothing of it.
  return Object.fromEntries(
    listeners.map((listener) => [listener, inTones(hears.get(listener) ?? 'nothing')]),
  );
}

/** Recordings of ours are all one to an ear that knows tones only: audible, and nobody's voice. */
function inTones(hears: Hears): Heard {
  if (hears === 'nothing') return 'silence';
  if (typeof hears === 'string') return 'music';
  const heard = hears.map((who) => (who === 'customer' ? who : textOf(who.party)));
  return speakers.filter((speaker) => heard.includes(speaker));
}
