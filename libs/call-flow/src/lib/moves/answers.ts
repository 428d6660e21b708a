/* What a rule can answer. */

import type { CallState } from '../call';
import type { Command, Decision, Refusal, TransferOutcome } from '../decision';

/** The answer that the call goes on in another state. */
export type Moved = Extract<Decision, { readonly kind: 'moved' }>;
export const ignored: Decision = { kind: 'ignored' };
export const ignore = (): Decision => ignored;
export const refused = (because: Refusal): Decision => ({ kind: 'refused', because });
export const refuse = (because: Refusal) => (): Decision => refused(because);
export const move = (to: CallState, ...commands: Command[]): Moved => ({
  kind: 'moved',
  to,
  commands,
});
export const settle = (settled: TransferOutcome, to: CallState, ...commands: Command[]): Moved => ({
  kind: 'moved',
  to,
  commands,
  settled,
});
