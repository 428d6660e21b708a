import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '../support/desk';
import type { DeskAgent } from '../support/desk-agent';
import { ScriptedTelephone } from '../support/scripted-telephone';
import { type Ending, type Kind, outsideNumber } from './kinds';
import { crashPointsOf, type CrashPoint, type Ledger, type Mishap, performed } from './ledger';
import { Person } from './people';
import { Truth } from './truth';

/**
 * How long a story may take before it counts as stuck, in ms; far more than it may take to be
 * right.
 */
const storyTimeoutMs = 25_000;
/** How often is looked whether a story has ended, in ms. */
const pollIntervalMs = 40;

/** For how long a process stands still, in ms. */
export const freezeMs = 10_000;
/** How long a process is watched after it stood still and goes on, in ms. */
const watchAfterThawMs = 2_000;

/** What came of one story. */
export interface Outcome {
  readonly kind: string;
  /** After what the process was killed; null without a crash. */
  readonly point: CrashPoint | null;
  readonly mishap: Mishap;
  /**
   * Whether anything was killed, or stopped: in another order of events the point may not have
   * come.
   */
  readonly hasCrashed: boolean;
  /** Which ending was reached; null for none. */
  readonly ending: Ending | null;
  /** From the crash to the end, in ms. */
  readonly convergedMs: number;
  readonly longestSilenceMs: number;
  readonly mostRingsOfALeg: number;
  /** What was answered with success and is not stored. */
  readonly forgotten: readonly string[];
  readonly points: readonly CrashPoint[];
  /** What happened, when it did not go well. */
  readonly story: string;
}

/** The desk on which the stories are played, one after the other. */
export interface Stage {
  readonly mishap: Mishap;
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly ada: DeskAgent;
  readonly ben: DeskAgent;
}

/** Plays one story, with or without a crash, and clears the stage for the next. */
export async function play(kind: Kind, point: CrashPoint | null, stage: Stage): Promise<Outcome> {
  const { desk, ledger, ada, ben, mishap } = stage;
  const truth = new Truth(desk, [ada, ben]);
  const inCall = await prelude(kind, stage);
  await truth.begin();

  ledger.begin(point, mishap);
  const begun = Date.now();
  const customer = inCall ?? desk.calls();
  truth.isAbout(customer.callSid);
  const heard = desk.listensTo(customer);
  const outside = new ScriptedTelephone(desk.simulator, outsideNumber);
  const plot = kind.plot({ ada, ben, customer, outside, heard });
  const people = [new Person(ada, plot.ada ?? {}), new Person(ben, plot.ben ?? {})];
  const happens = plot.happens?.() ?? Promise.resolve();
  const freeze = mishap === 'killed' ? null : new Freeze(ledger, point, mishap);
  const reached = await untilOver(kind, truth, begun);
  const ended = Date.now();
  await happens;
  const { ending, missing } = (await freeze?.isOver())
    ? await untilOver(kind, truth, Date.now() - storyTimeoutMs + watchAfterThawMs)
    : reached;
  const effects = ledger.read();
  ledger.end();
  for (const person of people) person.goesOff();

  const crash = performed(effects, point);
  const victim = desk.replicas.find(({ pid }) => pid === crash?.pid);
  // The story may have ended before its death was noticed.
  while (victim && mishap !== 'frozen' && !victim.isDead) await pause(pollIntervalMs);
  const moved = await truth.moved();
  const outcome: Outcome = {
    kind: kind.name,
    point,
    mishap,
    hasCrashed: crash !== undefined,
    ending,
    convergedMs: ended - (crash?.at ?? begun),
    longestSilenceMs: heard.longestSilence(),
    mostRingsOfALeg: truth.mostRingsOfALeg(),
    forgotten: people
      .flatMap(({ acknowledged }) => acknowledged)
      .filter((wish) => !moved.some((event) => eventOf[wish] === event)),
    points: crashPointsOf(effects),
    story: ending ? '' : await evidence(missing, stage, truth),
  };
  await truth.close();
  outside.pullThePlug();
  if (victim?.isDead) await victim.start();
  await clear(stage);
  return outcome;
}

/** Brings the customer to where the story begins; null for one who has not called yet. */
async function prelude({ begins }: Kind, { desk, ada, ben }: Stage) {
  for (const agent of [ada, ben]) agent.call.set(null);
  if (begins === 'before the call') return null;
  const customer = await desk.talks(ada);
  if (begins === 'in consultation') {
    await ada.transfers('consult', ben);
    await ben.answers();
    await ada.sees('consulting');
  }
  return customer;
}

/** Leaves everybody free for the next story, Ada being the first in line for a call. */
async function clear({ desk, ada, ben }: Stage): Promise<void> {
  await desk.hangsUpAll();
  for (const agent of [ada, ben]) {
    if (agent.isGone) await agent.returns();
    await agent.becomesAvailableAgain();
  }
}

/** Everything that may tell why a story did not end. */
async function evidence(missing: string, { desk }: Stage, truth: Truth): Promise<string> {
  const alive = desk.replicas.find(({ isDead }) => !isDead);
  const log = alive?.log.slice(-4_000) ?? 'nobody lives';
  return [missing, await truth.story(), await truth.activity(), log].join('\n\n');
}

async function untilOver(kind: Kind, truth: Truth, begun: number) {
  for (;;) {
    const missing: string[] = [];
    for (const ending of kind.endings) {
      const what = await truth.missingFor(ending);
      if (what === null) return { ending, missing: '' };
      missing.push(`${ending.what}: ${what}`);
    }
    if (Date.now() - begun > storyTimeoutMs) return { ending: null, missing: missing.join('\n') };
    await pause(pollIntervalMs);
  }
}

/** Lets a process that has stopped go on after a while, or die. */
class Freeze {
  private isWanted = true;
  private readonly thaw: Promise<boolean>;

  constructor(ledger: Ledger, point: CrashPoint | null, mishap: Mishap) {
    this.thaw = this.follow(ledger, point, mishap);
  }

  /** Waits for its end, and answers whether there was one. */
  async isOver(): Promise<boolean> {
    this.isWanted = false;
    const hasBeen = await this.thaw;
    if (hasBeen) await pause(watchAfterThawMs);
    return hasBeen;
  }

  private async follow(ledger: Ledger, point: CrashPoint | null, mishap: Mishap): Promise<boolean> {
    for (;;) {
      const effect = performed(ledger.read(), point);
      if (effect) {
        await pause(freezeMs);
        process.kill(effect.pid, mishap === 'frozen' ? 'SIGCONT' : 'SIGKILL');
        return true;
      }
      if (!this.isWanted) return false;
      await pause(pollIntervalMs);
    }
  }
}

const eventOf = {
  consult: 'agent_transfers',
  add: 'agent_transfers',
  blind: 'agent_transfers',
  hold: 'agent_holds',
  resume: 'agent_resumes',
  end: 'agent_ends',
  leave: 'agent_leaves',
  complete: 'agent_completes',
  cancel: 'agent_cancels',
  merge: 'agent_merges',
  swap: 'agent_swaps',
  requeue: 'agent_requeues',
} as const;
