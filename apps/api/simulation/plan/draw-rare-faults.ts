import type { Dice } from '../time/dice';
import type { ClockFault } from '../desk/machine';
import type { Fault } from './plan';

/**
 * Draws what goes wrong more seldom, beside everything else. It is thrown for apart, so that a seed
 * keeps the rest of its history when something new can go wrong.
 */
export function drawRareFaults(dice: Dice, calmAt: number): Fault[] {
  const count = dice.weigh(
    [
      [0, 6],
      [1, 3],
      [2, 2],
      [3, 1],
    ] as const,
    'rare faults',
  );
  return Array.from({ length: count }, (_, index) => drawRareFault(dice, index, calmAt));
}

const kinds: readonly (readonly [RareKind | 'callbacks' | 'carrier', number])[] = [
  ['lost answer', 3],
  ['slow carrier', 6],
  ['stale list', 4],
  ['odd reports', 5],
  ['wrong clock', 3],
  ['cut off process', 3],
  ['callbacks', 3],
  ['carrier', 5],
];

/** What is thrown for here, and nowhere else but where it says so. */
export type RareKind =
  | 'lost answer'
  | 'slow carrier'
  | 'stale list'
  | 'odd reports'
  | 'wrong clock'
  | 'cut off process';

function drawRareFault(dice: Dice, index: number, calmAt: number): Fault {
  const at = dice.between(3_000, calmAt, 'rare at', index);
  const ms = (from: number, to: number) => dice.between(from, to, 'rare ms', index);
  const times = dice.between(1, 3, 'rare times', index);
  const kind = dice.weigh(kinds, 'rare fault', index);
  switch (kind) {
    case 'lost answer':
      return { kind, at, times };
    case 'slow carrier': {
      const does = dice.pick(
        ['slow', 'too slow', 'done later', 'never done'] as const,
        'rare does',
        index,
      );
      return { kind, at, does, times };
    }
    case 'odd reports': {
      const does = dice.pick(['bare', 'talkative', 'of another room'] as const, 'odd', index);
      return { kind, at, does, times };
    }
    case 'wrong clock':
      return {
        ...{ kind, at, roll: dice.roll('rare roll', index) },
        ...drawClockFault(dice, index),
      };
    case 'cut off process':
      return { kind, at, roll: dice.roll('rare roll', index), ms: ms(3_000, 20_000) };
    case 'callbacks': {
      // That somebody has answered is reported before that it rang.
      const event = dice.pick(['initiated', 'ringing', 'answered'], 'rare event', index);
      return { kind, at, does: 'reorder', event, times, ms: 0 };
    }
    case 'carrier': {
      const trouble = dice.pick(['403', 'garbled'] as const, 'rare trouble', index);
      const about = dice.pick(['any', 'ring', 'change'] as const, 'rare about', index);
      return { kind, at, trouble, about, times };
    }
    case 'stale list':
      return { kind, at, times, ms: ms(500, 6_000) };
  }
}

function drawClockFault(dice: Dice, index: number): { does: ClockFault; ms: number } {
  const does = dice.weigh<ClockFault>(
    [
      ['jump', 4],
      ['drift', 2],
      ['sleep', 2],
      ['slow answers', 2],
    ],
    'wrong how',
    index,
  );
  const ms = dice.between(-3_000, 3_000, 'wrong ms', index);
  switch (does) {
    case 'jump':
      // Up to an hour, as with a machine that was set to another time zone.
      return { does, ms: dice.chance(0.5, 'wrong by far', index) ? ms * 1_200 : ms };
    case 'sleep':
      return { does, ms: dice.between(1_000, 20_000, 'sleep ms', index) };
    case 'drift':
    case 'slow answers':
      // Answers of a database that has much to do.
      return { does, ms: does === 'drift' ? ms : Math.abs(ms) % 1_000 };
  }
}
