import type { Outcome } from '../history';
import type { Plan } from './plan';

/** How many histories are lived through, at most, to find a shorter one. */
const maxHistories = 250;

/** Leaves out of a plan what is not needed for the same rule to be broken. */
export async function shrink(
  outcome: Outcome,
  live: (plan: Plan) => Promise<Outcome>,
): Promise<Outcome> {
  const rule = outcome.violations[0]?.rule;
  let best = outcome;
  let tries = 0;
  const isBetter = async (plan: Plan) => {
    if (tries >= maxHistories) return false;
    tries += 1;
    const tried = await live(plan);
    if (!tried.violations.some((violation) => violation.rule === rule)) return false;
    best = tried;
    return true;
  };
  for (let hasShrunk = true; hasShrunk && tries < maxHistories; ) {
    hasShrunk = false;
    for (const part of ['acts', 'faults', 'customers'] as const) {
      for (let size = Math.ceil(best.plan[part].length / 2); size >= 1; size = size >> 1) {
        for (let from = 0; from < best.plan[part].length; ) {
          const left = best.plan[part].toSpliced(from, size) as Plan[typeof part];
          const plan = { ...best.plan, [part]: left };
          if (await isBetter(plan)) hasShrunk = true;
          else from += size;
        }
      }
    }
  }
  return best;
}
