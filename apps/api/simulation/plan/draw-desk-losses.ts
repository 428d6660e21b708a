import type { Dice } from '../time/dice';
import type { Act, Fault, PlannedAgent } from './plan';

/** For how long a page does not reach the desk, in ms. */
const durations = [3_000, 10_000, 30_000] as const;

/**
 * Draws pages that lose the desk and keep their sound, and what becomes of what they say over their
 * calls meanwhile. It is thrown for apart, as rare faults are.
 */
export function drawDeskLosses(
  dice: Dice,
  agents: readonly PlannedAgent[],
  calmAt: number,
): { readonly acts: readonly Act[]; readonly faults: readonly Fault[] } {
  const count = dice.weigh(
    [
      [0, 5],
      [1, 3],
      [2, 2],
      [3, 1],
    ] as const,
    'desk losses',
  );
  const acts = Array.from(
    { length: count },
    (_, index): Act => ({
      at: dice.between(8_000, calmAt, 'desk lost at', index),
      agent: dice.pick(agents, 'desk lost by', index).id,
      does: 'lose the desk',
      roll: dice.roll('desk lost how', index),
      ms: dice.pick(durations, 'desk lost ms', index),
    }),
  );
  return { acts, faults: acts.flatMap((act, index) => drawTrouble(dice, act, index)) };
}

/** In most of them the other way works. */
function drawTrouble(dice: Dice, { at, ms }: Act, index: number): Fault[] {
  const trouble = dice.weigh(
    [
      ['none', 12],
      ['drop', 2],
      ['double', 2],
      ['delay', 2],
      ['reorder', 2],
      ['not listened to', 3],
    ] as const,
    'second way',
    index,
  );
  switch (trouble) {
    case 'none':
      return [];
    case 'not listened to': {
      const about = 'listening';
      const why = dice.pick(
        ['403', '429', '503', 'nothing', 'unreachable', 'reset after accepting'] as const,
        'not listened to',
        index,
      );
      // Before somebody is on a call: it is asked for when they join it.
      const times = dice.between(1, 8, 'second way times', index);
      return [{ kind: 'carrier', at: 1_000, trouble: why, about, times }];
    }
    case 'drop':
    case 'double':
    case 'delay':
    case 'reorder': {
      const times = dice.between(1, 6, 'second way times', index);
      const late = dice.between(200, 30_000, 'second way late', index);
      const from = dice.between(at, at + ms, 'second way from', index);
      // One that is doubled comes again at once, or when it tells nothing any more.
      const isLate = trouble === 'delay' || (trouble === 'double' && late % 2 === 0);
      return [
        {
          ...{ kind: 'callbacks', at: from, does: trouble, event: 'user-message', times },
          ms: isLate ? late : 0,
        },
      ];
    }
  }
}
