import { liveThrough, type Outcome } from '../history';
import { drawPlan } from '../plan/draw-plan';
import { shrink } from '../plan/shrink';
import { silenceLogs } from '../silence-logs';

interface Telling {
  readonly shrinks: boolean;
  /** The rule that is to be broken in the shorter story. */
  readonly rule?: string;
}

/**
 * Tells what happens with a seed; where something goes wrong, the shortest story in which it still
 * does as well.
 */
export async function tellStory(seed: number, { shrinks, rule }: Telling): Promise<string> {
  silenceLogs();
  const outcome = await liveThrough(drawPlan(seed));
  const whole = [`── seed ${seed} ──`, outcome.story, verdictOf(outcome)];
  if (outcome.violations.length === 0 || !shrinks) return whole.join('\n');
  const meant = rule === undefined ? outcome : about(rule, outcome);
  const short = await shrink(meant, (plan) => liveThrough(plan));
  const { acts, faults, customers } = short.plan;
  return [
    ...whole,
    `── seed ${seed}, without what is not needed: ${customers.length} customers, ${acts.length} acts, ${faults.length} faults ──`,
    short.story,
    verdictOf(short),
    ...[...faults, ...acts].map((part) => JSON.stringify(part)),
  ].join('\n');
}

function about(rule: string, outcome: Outcome): Outcome {
  const violations = outcome.violations.filter((violation) => violation.rule === rule);
  return { ...outcome, violations };
}

function verdictOf({ violations }: Outcome): string {
  if (violations.length === 0) return 'The promise was kept.';
  return violations.map(({ rule, what }) => `✖ ${rule}: ${what}`).join('\n');
}
