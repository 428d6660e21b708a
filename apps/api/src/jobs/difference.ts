import type { Command, Report } from '@baton/call-flow';
import type { Happening } from '../calls/happening';
import { joinBeforeTheEnd } from '../calls/joined-unseen';
import type { LegRow } from '../store/rows';

/** Something that the carrier says and the desk does not know. */
export interface Difference {
  /** Tells whether two sweeps have seen the same. */
  readonly key: string;
  readonly happening: Happening;
}

const cause = 'job:sweep';

const keyOf = (event: Report, about: string) => `${event.type} ${about}`;

/** What a report hints at that does not prove it: that the customer has gone. */
export const customerMayHaveGone = keyOf({ type: 'customer_left' }, 'customer');

/** The desk has missed a report. */
export const reported = (about: string, event: Report, ...commands: Command[]): Difference => ({
  key: keyOf(event, about),
  happening: { event, cause, commands },
});

/** The desk has missed two: somebody has joined, and is gone. */
export const joinedUnseen = (leg: Pick<LegRow, 'id'>): Difference => ({
  key: keyOf({ type: 'leg_joined', leg: leg.id }, leg.id),
  happening: joinBeforeTheEnd(leg, cause),
});

/** The carrier has missed a command, or has not kept to it. */
export const toldAgain = (note: string, about: string, command: Command): Difference => ({
  key: `${note} ${about}`,
  happening: { event: null, note, cause, details: { about }, commands: [command] },
});
