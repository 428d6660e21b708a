import { Desk } from '../support/desk';
import { freezeMs, type Outcome, play, type Stage } from './crash-run';
import type { Kind } from './kinds';
import { type CrashPoint, Ledger, type Mishap } from './ledger';

/** A crash must be made up for within this, in ms: the promise. */
export const maxConvergenceMs = 5_000;
/** While one process dies and another takes over, nobody is in silence for longer, in ms. */
export const maxSilenceMs = 5_000;

/** How long the desk waits for a lost owner in these stories, in s. */
const graceSeconds = 3;

/** How long the simulated carrier takes to say the farewell, in ms. */
const farewellMs = 2_000;

/** Two API processes on one database, one carrier, and two agents. */
export async function openStage(mishap: Mishap): Promise<Stage> {
  const ledger = new Ledger();
  const desk = await Desk.open({
    replicas: 2,
    environment: { GRACE_SECONDS: `${graceSeconds}`, ...ledger.environment },
  });
  const ada = await desk.arrives('agent1');
  const ben = await desk.arrives('agent2');
  return { desk, ledger, ada, ben, mishap };
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

/**
 * Plays a kind without a crash, to learn its side effects, then with a crash after each of the
 * chosen ones.
 */
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
    ...(hasCrashed && ending && convergedIn(outcome) > boundOf(outcome)
      ? [`took ${convergedMs} ms`]
      : []),
    ...(longestSilenceMs > maxSilenceMs ? [`silence of ${longestSilenceMs} ms`] : []),
    ...(outcome.mostRingsOfALeg > 1 ? [`rung ${outcome.mostRingsOfALeg} times`] : []),
    ...outcome.forgotten.map((wish) => `${wish} was acknowledged and forgotten`),
  ];
}

/**
 * Who has pressed a button, or is asked by the carrier, may wait for as long as the process stands
 * still.
 */
const boundOf = ({ mishap }: Outcome): number =>
  maxConvergenceMs + (mishap === 'killed' ? 0 : freezeMs);

/** How long it took from the crash to the end, less what a desk takes its time for that is well. */
export const convergedIn = ({ convergedMs, ending }: Outcome): number =>
  Math.max(0, convergedMs - takenOnPurpose(ending?.after ?? []));

/** Before the end a lost agent is waited for, or the customer is told goodbye. */
function takenOnPurpose(events: readonly string[]): number {
  if (events.includes('grace_over')) return graceSeconds * 1_000;
  return events.includes('agent_ends') ? farewellMs : 0;
}
