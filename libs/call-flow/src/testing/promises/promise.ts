import type { Decision, DeskPolicy } from '../../lib/decision';
import type { Step } from '../situation';

/** A sentence that holds for every step of every history, and how to find out that it does not. */
export interface Promised {
  readonly sentence: string;
  readonly isBroken: (step: Step, policy: DeskPolicy) => boolean;
}

export type Moved = Extract<Decision, { readonly kind: 'moved' }>;

/** A promise about what is decided and commanded, not about what is left as it was. */
export const whenMoved =
  (isBroken: (step: Step & { readonly decision: Moved }, policy: DeskPolicy) => boolean) =>
  (step: Step, policy: DeskPolicy): boolean =>
    step.decision.kind === 'moved' && isBroken({ ...step, decision: step.decision }, policy);
