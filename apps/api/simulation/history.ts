import { setFaults } from './faults';
import { endOf } from './oracle/end';
import type { Lapse, Violation } from './oracle/verdict';
import type { CallRow } from '../src/desk/store/rows';
import type { Plan } from './plan/plan';
import { Dice } from './time/dice';
import { takeOverGlobals } from './time/virtual-globals';
import { VirtualTime } from './time/virtual-time';
import { World } from './world';

/** How long everything is left to itself once it is mended, in ms. */
const calmMs = 45_000;
/** How long the desk has to tidy up after the last customer, in ms. */
const tidyUpMs = 30_000;

/** What came of one history. */
export interface Outcome {
  readonly plan: Plan;
  readonly violations: readonly Violation[];
  readonly lapses: readonly Lapse[];
  readonly story: string;
  readonly steps: number;
  readonly seconds: number;
  readonly requests: number;
  /** How many of the requests only look. */
  readonly looks: number;
  /** How long customers were on the line, all together. */
  readonly liveSeconds: number;
  readonly webhooks: number;
  readonly jobs: number;
  readonly states: Readonly<Record<string, number>>;
  readonly answers: number;
  readonly wishes: { readonly granted: number; readonly refused: number };
}

/** For those who want to see more of a history than what came of it. */
export interface Watch {
  /** Before anything has happened. */
  readonly prepare?: (world: World) => void;
  /** When everybody is in place. */
  readonly begun?: (world: World) => void;
}

/** Lives through a plan: the same plan always comes out the same, to the letter. */
export async function liveThrough(plan: Plan, watch: Watch = {}): Promise<Outcome> {
  const time = new VirtualTime();
  const dice = new Dice(plan.seed);
  const giveBack = takeOverGlobals(time, dice);
  const world = new World(plan, time, dice);
  const stopListening = listenForSurprises(world);
  try {
    watch.prepare?.(world);
    begin(world);
    watch.begun?.(world);
    setFaults(world);
    const look = () => world.oracle.look();
    await time.runUntil(plan.calmAt, look);
    calmDown(world);
    await time.runUntil(plan.calmAt + calmMs, look);
    endOf.calm(world);
    world.customers.forEach((customer) => customer.hangUp());
    await time.runUntil(plan.calmAt + calmMs + tidyUpMs, look);
    endOf.history(world);
    return outcomeOf(world);
  } finally {
    stopListening();
    giveBack();
  }
}

/** Errors that nobody waits for, and those that the simulator is surprised by. */
function listenForSurprises({ oracle }: World): () => void {
  const surprised = (error: unknown) => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    oracle.say('no error that nobody expects', what);
  };
  process.on('unhandledRejection', surprised);
  process.on('warning', surprised);
  return () => {
    process.off('unhandledRejection', surprised);
    process.off('warning', surprised);
  };
}

function begin(world: World): void {
  const { desk, plan, time } = world;
  setUpAgents(world);
  desk.start();
  desk.start();
  for (const agent of world.agents) time.after(agent.planned.at, () => void agent.signIn());
  for (const customer of world.customers) {
    const { at, hangsUpAt } = customer.planned;
    time.after(at, () => customer.dial());
    if (hangsUpAt !== null) time.after(hangsUpAt, () => customer.hangUp());
  }
  for (const act of plan.acts) {
    const agent = world.agents.find(({ id }) => id === act.agent);
    if (!agent) continue;
    time.after(act.at, () => {
      if (world.isCalm) return;
      if (!act.does.startsWith('press')) world.story.tell(`${agent.name}: ${act.does}`);
      void agent.act(act);
    });
  }
}

/** Who works here, as the migrations and the start of the API would have stored it. */
function setUpAgents({ desk, plan, time }: World): void {
  const now = new Date(time.now());
  desk.database.tables.replace(
    'agents',
    new Map(
      plan.agents.map(({ id, name }) => [
        id,
        {
          ...{ id, name, presence: 'away', awayReason: 'chosen' },
          ...{ presenceSince: now, idleSince: now, wrapUpUntil: null },
        },
      ]),
    ),
  );
}

function calmDown(world: World): void {
  world.isCalm = true;
  world.story.tell('— from now on everything is in order —');
  const { desk, rest, simulator, time, webhooks } = world;
  rest.weather.clear();
  simulator.faults.callbacks.clear();
  simulator.faults.rest.clear();
  webhooks.calmDown();
  if (desk.database.isAway) {
    desk.database.isAway = false;
    desk.crew.resume();
  }
  for (const { lifeline, machine } of desk.alive) {
    lifeline.spare();
    machine.mend();
  }
  while (desk.alive.length < 2) desk.start();
  for (const agent of world.agents) {
    time.after(500, () => void agent.calmDown());
  }
}

function outcomeOf({ plan, oracle, story, time, rest, webhooks, desk }: World): Outcome {
  return {
    plan,
    violations: oracle.violations,
    lapses: oracle.lapses,
    story: story.toString(),
    steps: time.steps,
    seconds: time.elapsed / 1000,
    requests: rest.requests,
    looks: rest.looks,
    liveSeconds: liveSecondsOf(desk.database.tables.calls.values(), time.now()),
    webhooks: webhooks.deliveries,
    jobs: desk.crew.done,
    states: Object.fromEntries(oracle.states),
    answers: oracle.answers,
    wishes: { granted: oracle.granted, refused: oracle.refused },
  };
}

function liveSecondsOf(calls: Iterable<CallRow>, now: number): number {
  let ms = 0;
  for (const { startedAt, endedAt } of calls)
    ms += (endedAt?.getTime() ?? now) - startedAt.getTime();
  return ms / 1000;
}
