import { Dice } from '../time/dice';
import type { Act, Fault, Plan } from './plan';

/** Longer than it takes to make up for a lost report, in ms. */
const restMs = 30_000;

/** A history of patient people: everybody answers, and each act waits until the desk is quiet. */
export function drawQuietPlan(seed: number): Plan {
  const dice = new Dice(seed);
  const count = dice.between(2, 5, 'quiet acts');
  const acts = Array.from({ length: count }, (_, index): Act => {
    const does = dice.weigh<Act['does']>(
      [
        ['press', 8],
        ['hang up', 2],
        ['reload', 1],
      ],
      'quiet act',
      index,
    );
    const agent = dice.pick(['agent1', 'agent2', 'agent3'], 'quiet agent', index);
    return {
      at: restMs * (index + 1),
      agent,
      does,
      roll: dice.roll('quiet roll', index),
      ms: 1_500,
    };
  });
  return {
    seed,
    agentLoss: 'recover',
    isQuiet: true,
    calmAt: restMs * (count + 1),
    agents: ['Ada', 'Ben', 'Cleo'].map((name, index) => ({
      ...{ id: `agent${index + 1}`, name, at: 500 * (index + 1) },
    })),
    customers: [{ number: '+12025551000', at: 5_000, hangsUpAt: null }],
    acts,
    faults: [],
  };
}

/**
 * The quiet history on a network that loses, doubles, delays, reorders, repeats and invents
 * reports.
 */
export function withBadNetwork(plan: Plan): Plan {
  const dice = new Dice(plan.seed);
  const faults = Array.from({ length: 8 }, (_, index): Fault => {
    const at = dice.between(3_000, plan.calmAt - restMs, 'bad at', index);
    const kind = dice.weigh<'callbacks' | 'replayed webhook' | 'forged webhook'>(
      [
        ['callbacks', 8],
        ['replayed webhook', 2],
        ['forged webhook', 1],
      ],
      'bad',
      index,
    );
    if (kind !== 'callbacks') {
      return { kind, at, roll: dice.roll('bad roll', index) };
    }
    return {
      ...{ kind, at, event: '*', times: dice.between(1, 3, 'bad times', index) },
      does: dice.pick(['drop', 'double', 'delay', 'reorder'] as const, 'bad does', index),
      ms: dice.between(500, 60_000, 'bad ms', index),
    };
  });
  return { ...plan, faults: faults.sort((one, other) => one.at - other.at) };
}
