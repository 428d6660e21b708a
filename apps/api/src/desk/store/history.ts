import type { CallId } from '@baton/call-flow';
import type { EventRow } from './rows';

type MayBeMissing = 'reportKey' | 'refusal' | 'fromState' | 'toState';

/** A line that is to be written; what it leaves out is null. */
export type NewLine = Omit<EventRow, 'id' | MayBeMissing> & Partial<Pick<EventRow, MayBeMissing>>;

/** A line that tells what a change was, and those of the commands that followed from it, in order. */
export interface Entry {
  readonly line: NewLine;
  /** Their cause is the line of the event: `event:` and its id. */
  readonly commands: readonly Omit<NewLine, 'cause'>[];
}

/** What happened to calls, as it can be looked up. */
export interface History {
  /** The lines of a call, oldest first. */
  of(callId: CallId): Promise<EventRow[]>;
  /** Whether a report has been written down. */
  knows(reportKey: string): Promise<boolean>;
  /**
   * The ids of the calls to which something has happened since, in order; of a busy desk the
   * latest.
   */
  listCallsSince(at: Date): Promise<string[]>;
}

/** What happened to calls, inside of a transaction. */
export interface HistoryInHand extends History {
  /** Adds lines in this order. Throws when a report is known already. */
  add(lines: readonly NewLine[]): Promise<void>;
  /** Adds a line, unless it is of a report that is known already. */
  addOnce(line: NewLine): Promise<void>;
}
