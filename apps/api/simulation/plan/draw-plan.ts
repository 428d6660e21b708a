import { Dice } from '../time/dice';
import { drawDeskLosses } from './draw-desk-losses';
import { drawRareActs } from './draw-rare-acts';
import { drawRareFaults, type RareKind } from './draw-rare-faults';
import { drawTabActs } from './draw-tab-acts';
import type { Act, Fault, Plan, PlannedAgent, PlannedCustomer } from './plan';

const names = ['Ada', 'Ben', 'Cleo', 'Dev'];

/** Draws what people do and what goes wrong in one history: nothing else decides it. */
export function drawPlan(seed: number): Plan {
  const dice = new Dice(seed);
  const agents = drawAgents(dice);
  const calmAt = 1_000 * dice.between(50, 130, 'calm');
  const deskLosses = drawDeskLosses(dice, agents, calmAt);
  return {
    seed,
    agentLoss: dice.chance(1 / 12, 'agent loss') ? 'end-call' : 'recover',
    calmAt,
    agents,
    customers: drawCustomers(dice, calmAt),
    acts: [
      ...drawActs(dice, agents, calmAt),
      ...drawRareActs(dice, agents, calmAt),
      ...drawTabActs(dice, agents, calmAt),
      ...deskLosses.acts,
    ].sort((one, other) => one.at - other.at),
    faults: [
      ...drawFaults(dice, calmAt),
      ...drawRareFaults(dice, calmAt),
      ...deskLosses.faults,
    ].sort((one, other) => one.at - other.at),
  };
}

function drawAgents(dice: Dice): PlannedAgent[] {
  const count = dice.weigh(
    [
      [1, 1],
      [2, 4],
      [3, 5],
      [4, 4],
    ] as const,
    'agents',
  );
  return names.slice(0, count).map((name, index) => ({
    id: `agent${index + 1}`,
    name,
    at: dice.between(200, 3_000, 'signs in', name),
  }));
}

function drawCustomers(dice: Dice, calmAt: number): PlannedCustomer[] {
  const count = dice.weigh(
    [
      [1, 6],
      [2, 3],
      [3, 1],
    ] as const,
    'customers',
  );
  return Array.from({ length: count }, (_, index) => {
    const at = dice.between(3_000, 12_000, 'calls', index);
    const leaves = dice.chance(0.4, 'leaves', index);
    return {
      number: `+1202555${1000 + index}`,
      at,
      hangsUpAt: leaves ? dice.between(at + 1_000, calmAt, 'hangs up', index) : null,
    };
  });
}

function drawActs(dice: Dice, agents: readonly PlannedAgent[], calmAt: number): Act[] {
  const count = dice.between(2, 34, 'acts');
  return Array.from({ length: count }, (_, index): Act => {
    const does = dice.weigh<Act['does']>(
      [
        ['press', 60],
        ['press anything', 8],
        ['press twice', 6],
        ['hang up', 7],
        ['reload', 5],
        ['crash', 3],
        ['lose the network', 4],
        ['open a second tab', 2],
        ['go away', 1],
        ['come back', 4],
      ],
      'does',
      index,
    );
    return {
      at: dice.between(8_000, calmAt, 'acts at', index),
      agent: dice.pick(agents, 'who', index).id,
      does,
      roll: dice.roll('how', index),
      ms:
        does === 'reload'
          ? dice.between(600, 4_000, 'ms', index)
          : dice.between(1_000, 40_000, 'ms', index),
    };
  });
}

function drawFaults(dice: Dice, calmAt: number): Fault[] {
  // Every fifth history is one of people only.
  const count = dice.chance(0.2, 'no faults') ? 0 : dice.between(1, 7, 'faults');
  return Array.from({ length: count }, (_, index) => drawFault(dice, index, calmAt));
}

const kinds: readonly (readonly [UsualKind, number])[] = [
  ['callbacks', 34],
  ['lost document', 8],
  ['replayed webhook', 6],
  ['forged webhook', 3],
  ['carrier', 22],
  ['lost leg', 9],
  ['lost room', 4],
  ['lost customer', 2],
  ['dead process', 14],
  ['dead desk', 2],
  ['frozen process', 4],
  ['database away', 4],
];

type UsualKind = Exclude<Fault['kind'], RareKind>;

const events = ['*', '*', 'participant-join', 'participant-leave', 'conference-end', 'completed'];

function drawFault(dice: Dice, index: number, calmAt: number): Fault {
  const at = dice.between(2_000, calmAt, 'fault at', index);
  const roll = dice.roll('fault roll', index);
  const ms = (from: number, to: number) => dice.between(from, to, 'fault ms', index);
  const times = dice.between(1, 4, 'fault times', index);
  const kind = dice.weigh(kinds, 'fault', index);
  switch (kind) {
    case 'callbacks': {
      const does = dice.pick(['drop', 'double', 'delay', 'reorder'] as const, 'does', index);
      const event = dice.pick(events, 'event', index);
      return { kind, at, does, event, times, ms: does === 'delay' ? ms(200, 30_000) : 0 };
    }
    case 'lost document': {
      const does = dice.pick(['drop', 'lose-answer'] as const, 'does', index);
      const event = dice.pick(['wait-music', 'hold-music'] as const, 'event', index);
      return { kind, at, does, event, times };
    }
    case 'carrier': {
      const trouble = dice.pick(
        [
          ...(['429', '500', '503', 'html', 'unreachable'] as const),
          ...(['nothing', 'reset after accepting', 'nothing after accepting'] as const),
        ],
        'trouble',
        index,
      );
      const about = dice.pick(['any', 'ring', 'change'] as const, 'about', index);
      return { kind, at, trouble, about, times };
    }
    case 'dead process':
      return { kind, at, roll, steps: dice.between(0, 40, 'steps', index), ms: ms(1_000, 8_000) };
    case 'dead desk':
      return { kind, at, ms: ms(500, 6_000) };
    case 'frozen process':
      return { kind, at, roll, ms: ms(1_000, 9_000) };
    case 'database away':
      return { kind, at, ms: ms(300, 8_000) };
    case 'replayed webhook':
    case 'forged webhook':
    case 'lost leg':
    case 'lost room':
    case 'lost customer':
      return { kind, at, roll };
  }
}
