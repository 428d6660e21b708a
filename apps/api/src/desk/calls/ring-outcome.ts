import { type LegOutcome, partyOf } from '@baton/call-flow';
import type { LegRow } from '../store/rows';

/**
 * What it means that nobody answered: an agent whose browser never rang was not there. The carrier
 * says `no-answer` for both, and its `ringing` proves nothing. A telephone has no button to decline
 * with: it is busy.
 */
export function ringOutcome(
  outcome: LegOutcome,
  leg: Pick<LegRow, 'ringingAt' | 'agentId'>,
): LegOutcome {
  switch (partyOf(leg.agentId).kind) {
    case 'agent':
      return outcome === 'no-answer' && !leg.ringingAt ? 'offline' : outcome;
    case 'outside':
      return outcome === 'declined' ? 'busy' : outcome;
  }
}
