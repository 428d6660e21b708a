import type { Command, Report } from '@baton/call-flow';
import type { Happening } from '../calls/happening';

/** Something that the carrier says and the desk does not know. */
export interface Difference {
  /** Tells whether two sweeps have seen the same. */
  readonly key: string;
  /**
   * Whether the carrier itself says so, of something that cannot be undone: then one sweep is
   * enough.
   */
  readonly isSure?: boolean;
  readonly happening: Happening;
}

const cause = 'job:sweep';

/** The desk has missed a report. */
export const reported = (about: string, event: Report, ...commands: Command[]): Difference => ({
  key: `${event.type} ${about}`,
  happening: { kind: 'concluded', event, cause, commands },
});

/** The desk has missed the report about an end, of which the carrier is asked itself. */
export const ended = (about: string, event: Report): Difference => ({
  ...reported(about, event),
  isSure: true,
});

/** The carrier has missed a command, or has not kept to it. */
export const toldAgain = (note: string, about: string, command: Command): Difference => ({
  key: `${note} ${about}`,
  happening: { kind: 'noted', note, cause, details: { about }, commands: [command] },
});
