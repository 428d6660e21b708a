import type { NewLine } from './history';
import type { JobChange } from './job-list';
import type { CallRow } from './rows';

/** A customer's call that begins, with all that is stored because of it. */
export interface Intake {
  readonly call: CallRow;
  /** The first line of its history. */
  readonly line: NewLine;
  readonly jobs: readonly JobChange[];
  /** The report that is known when the call was over before anybody heard of it. */
  readonly overKey: string;
}
