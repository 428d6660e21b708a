import type { Dice } from '../time/dice';
import type { Act, PlannedAgent } from './plan';

/**
 * Draws what becomes of single tabs: copies are made, and tabs die while others live. It is thrown
 * for apart, as rare faults are.
 */
export function drawTabActs(dice: Dice, agents: readonly PlannedAgent[], calmAt: number): Act[] {
  const count = dice.weigh(
    [
      [0, 5],
      [1, 2],
      [2, 2],
      [4, 1],
    ] as const,
    'tab acts',
  );
  const agent = dice.pick(agents, 'tab who').id;
  return Array.from({ length: count }, (_, index): Act => {
    // A copy comes first: a tab that dies alone is a crash.
    const does = dice.weigh<Act['does']>(
      index % 2 === 0
        ? [
            ['copy a tab', 6],
            ['open a second tab', 1],
          ]
        : [
            ['a tab dies', 6],
            ['close a tab', 2],
          ],
      'tab act',
      index,
    );
    const from = 6_000 + Math.floor((index * (calmAt - 8_000)) / count);
    return {
      at: dice.between(from, from + Math.floor((calmAt - 8_000) / count), 'tab act at', index),
      ...{ agent, does },
      roll: dice.roll('tab how', index),
      ms: dice.between(1_000, 30_000, 'tab ms', index),
    };
  });
}
