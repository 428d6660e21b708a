import type { Dice } from '../time/dice';
import type { Fault } from './plan';

/**
 * Draws what goes wrong more seldom, beside everything else. It is thrown for apart, so that a seed keeps the rest
 * of its history when something new can go wrong.
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

const kinds: readonly (readonly [RareKind, number])[] = [
  ['lost answer', 3],
  ['slow carrier', 6],
  ['stale list', 4],
];

type RareKind = 'lost answer' | 'slow carrier' | 'stale list';

function drawRareFault(dice: Dice, index: number, calmAt: number): Fault {
  const at = dice.between(3_000, calmAt, 'rare at', index);
  const ms = (from: number, to: number) => dice.between(from, to, 'rare ms', index);
  const times = dice.between(1, 3, 'rare times', index);
  const kind = dice.weigh(kinds, 'rare fault', index);
  switch (kind) {
    case 'lost answer':
      return { kind, at, times };
    case 'slow carrier': {
      const does = dice.pick(['slow', 'too slow', 'done later'] as const, 'rare does', index);
      return { kind, at, does, times };
    }
    case 'stale list':
      return { kind, at, times, ms: ms(500, 6_000) };
  }
}
