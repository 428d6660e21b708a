import type { Command, Report } from '@baton/call-flow';
import type { Happening } from '../calls/happening';

/** Something that the carrier says and the desk does not know. */
export interface Difference {
  /** Tells whether two sweeps have seen the same. */
  readonly key: string;
  readonly happening: Happening;
}

const cause = 'job:sweep';

/** The desk has missed a report. */
export const reported = (about: string, event: Report, ...commands: Command[]): Difference => ({
  key: `${event.type} ${about}`,
  happening: { event, cause, commands },
});

/** The carrier has missed a command, or has not kept to it. */
export const toldAgain = (note: string, about: string, command: Command): Difference => ({
  key: `${note} ${about}`,
  happening: { event: null, note, cause, details: { about }, commands: [command] },
});
