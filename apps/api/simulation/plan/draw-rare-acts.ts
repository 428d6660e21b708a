import type { Dice } from '../time/dice';
import type { Act, PlannedAgent } from './plan';

/** Draws what people do beside their calls; it is thrown for apart, as rare faults are. */
export function drawRareActs(dice: Dice, agents: readonly PlannedAgent[], calmAt: number): Act[] {
  const count = dice.between(0, 3, 'rare acts');
  return Array.from({ length: count }, (_, index): Act => {
    const does = dice.weigh<Act['does']>(
      [
        ['write up', 4],
        ['see to a request', 2],
        ['sign out', 2],
        ['sign out everywhere', 2],
      ],
      'rare act',
      index,
    );
    return {
      at: dice.between(8_000, calmAt, 'rare act at', index),
      agent: dice.pick(agents, 'rare who', index).id,
      does,
      roll: dice.roll('rare how', index),
      ms: dice.between(1_000, 15_000, 'rare act ms', index),
    };
  });
}
