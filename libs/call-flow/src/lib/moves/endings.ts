/* The call is over. */

import type { CallOutcome, CallState } from '../call';
import type { Decision, TransferOutcome } from '../decision';
import { partiesOf, transferOf } from '../parties';
import { type Moved, move } from './answers';
import { endConversation, release } from './commands';

/**
 * Settles the transfer under way, if there is one, as ended by what has ended more than the
 * transfer.
 */
export const alsoSettle = (state: CallState, settled: TransferOutcome, next: Moved): Moved =>
  transferOf(state) === null ? next : { ...next, settled };

const over = (state: CallState, outcome: CallOutcome, settled: TransferOutcome): Moved =>
  alsoSettle(
    state,
    settled,
    move({ name: 'ended', outcome }, endConversation, ...partiesOf(state).map(release)),
  );

export const customerHangsUp = (state: CallState): Decision =>
  over(state, 'customer-hung-up', 'customer-left');

export const agentEnds = (state: CallState): Decision => over(state, 'agent-ended', 'agent-ended');
