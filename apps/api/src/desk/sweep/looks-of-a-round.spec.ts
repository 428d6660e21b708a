import type { CallState } from '@baton/call-flow';
import { aCall, aLeg, listsOf, longAgo } from '../../testing/known-calls';
import type { Known } from './known';
import { looksOfRound } from './looks-of-a-round';

const minutes = 2;
const seconds = 2;

const waits = (): [CallState, string[]] => [
  { name: 'queued', parked: 'waiting-room', leaving: null },
  [],
];
const talks = (leg: string): [CallState, string[]] => [
  { name: 'connected', owner: { leg, party: { kind: 'agent', id: leg } }, guests: [] },
  [leg],
];
const isHeld = (leg: string): [CallState, string[]] => [
  { name: 'held', owner: { leg, party: { kind: 'agent', id: leg } }, guests: [] },
  [leg],
];

const calls = (count: number, how: (leg: string) => [CallState, string[]]): Known[] =>
  Array.from({ length: count }, (_, index) => {
    const [state, legs] = how(`leg-${index}`);
    const call = aCall(`${how.name}-${index}`, state);
    return { call, legs: legs.map((leg) => aLeg(leg)) };
  });

/** Lives through some minutes in which nothing happens: the looks of each round. */
function roundsOf(known: readonly Known[]): string[][] {
  const pages = (entries: number) => Math.max(1, Math.ceil(entries / 1_000));
  const connections = known.length + known.flatMap(({ legs }) => legs).length;
  const lists = listsOf(known, pages(connections) + pages(known.length));
  return Array.from({ length: (minutes * 60) / seconds }, (_, number) => {
    const since = new Date(longAgo.getTime() + 60_000 + number * seconds * 1_000);
    return looksOfRound(known, lists, { since, number, seconds });
  });
}

function requestsPerSecond(known: readonly Known[]): number {
  const lists = Math.ceil((known.length * 2) / 1_000) + Math.ceil(known.length / 1_000);
  const looks = roundsOf(known).flat().length;
  return lists / seconds + looks / (minutes * 60);
}

/* Real: everything. Counted: the requests to the carrier in some minutes. */
describe('what all live calls cost the carrier', () => {
  it.each([1, 20, 100, 300, 1_000])(
    'is at most 2 requests a second, and 0.1 for each of %i calls',
    (count) => {
      const budget = 2 + 0.1 * count;
      expect(requestsPerSecond(calls(count, waits))).toBeLessThanOrEqual(budget);
      expect(requestsPerSecond(calls(count, talks))).toBeLessThanOrEqual(budget);
      expect(requestsPerSecond(calls(count, isHeld))).toBeLessThanOrEqual(budget);
    },
  );

  it('is a third of that while nothing happens and nobody is on hold', () => {
    const known = [...calls(500, waits), ...calls(500, talks)];
    expect(requestsPerSecond(known)).toBeLessThanOrEqual((2 + 0.1 * 1_000) / 2.5);
  });
});

describe('a call that nothing is the matter with', () => {
  it('is looked at once in 30 s', () => {
    const known = calls(200, talks);
    const looks = Map.groupBy(roundsOf(known).flat(), (id) => id);
    expect(looks.size).toBe(200);
    for (const times of looks.values()) expect(times).toHaveLength((minutes * 60) / 30);
  });

  it('is looked at in every round while its customer is on hold, as long as there are not too many', () => {
    const held = calls(10, isHeld);
    for (const looks of roundsOf([...held, ...calls(90, talks)])) {
      expect(looks).toEqual(expect.arrayContaining(held.map(({ call }) => call.id)));
    }
  });

  it('keeps nobody waiting who has a reason', () => {
    const known = calls(50, talks);
    const lists = { ...listsOf(known), up: new Set<string>() };
    const looks = looksOfRound(known, lists, { since: longAgo, number: 0, seconds });
    expect(looks).toHaveLength(50);
  });

  it('is compared also beside a call whose row fits no state', () => {
    const known = calls(3, talks);
    const [broken] = known;
    const rows = known.map((one) =>
      one === broken ? { ...one, call: { ...one.call, ownerLegId: null } } : one,
    );
    const lists = { ...listsOf(known), up: new Set<string>() };
    const round = { since: longAgo, number: 0, seconds };
    expect(looksOfRound(rows, lists, round).sort()).toEqual(known.map(({ call }) => call.id));
  });
});
