import { Desk } from '../support/desk';
import { type Outcome, play, type Stage } from './crash-run';
import type { Kind } from './kinds';
import { type CrashPoint, Ledger } from './ledger';

/** A crash must be made up for within this, in ms: the promise. */
export const convergenceBound = 5_000;
/** While one process dies and another takes over, nobody is in silence for longer, in ms. */
export const silenceBound = 5_000;

/** How long the desk waits for a lost owner in these stories, in s. */
const graceSeconds = 3;

/** Two API processes on one database, one carrier, and two agents. */
export async function openStage(): Promise<Stage> {
  const ledger = new Ledger();
  const desk = await Desk.open({
    replicas: 2,
    environment: { GRACE_SECONDS: `${graceSeconds}`, ...ledger.environment },
  });
  const ada = await desk.arrives('agent1');
  const ben = await desk.arrives('agent2');
  return { desk, ledger, ada, ben };
}

export async function closeStage({ desk, ledger }: Stage): Promise<void> {
  await desk.close();
  ledger.close();
}

/** What came of every story of a kind. */
export interface KindReport {
  readonly kind: Kind;
  readonly clean: Outcome;
  readonly crashes: readonly Outcome[];
}

/** Plays a kind without a crash, to learn its side effects, then with a crash after each of the chosen ones. */
export async function crashThrough(
  kind: Kind,
  stage: Stage,
  {
    choose,
    onOutcome,
  }: {
    readonly choose: (points: readonly CrashPoint[]) => readonly CrashPoint[];
    readonly onOutcome: (outcome: Outcome) => void;
  },
): Promise<KindReport> {
  const clean = await play(kind, null, stage);
  const crashes: Outcome[] = [];
  for (const point of choose(clean.points)) {
    const first = await play(kind, point, stage);
    // In another order of events the point may not have come: it gets a second chance.
    const outcome = first.hasCrashed ? first : await play(kind, point, stage);
    onOutcome(outcome);
    crashes.push(outcome);
  }
  return { kind, clean, crashes };
}

/** What is wrong with an outcome, in words; nothing for a good one. */
export function faultsOf(outcome: Outcome): string[] {
  const { ending, hasCrashed, convergedMs, longestSilenceMs } = outcome;
  return [
    ...(ending ? [] : [`never ended: ${outcome.story}`]),
    ...(hasCrashed && ending && convergedIn(outcome) > convergenceBound
      ? [`took ${convergedMs} ms`]
      : []),
    ...(longestSilenceMs > silenceBound ? [`silence of ${longestSilenceMs} ms`] : []),
    ...(outcome.mostRingsOfALeg > 1 ? [`rung ${outcome.mostRingsOfALeg} times`] : []),
    ...outcome.forgotten.map((wish) => `${wish} was acknowledged and forgotten`),
  ];
}

/** How long it took from the crash to the end, less the grace in which a desk that is well waits for a lost agent. */
export const convergedIn = ({ convergedMs, ending }: Outcome): number =>
  Math.max(0, convergedMs - (ending?.after.includes('grace_over') ? graceSeconds * 1_000 : 0));
