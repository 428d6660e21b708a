import { heartbeatIntervalMs } from '@baton/shared-types';
import { pollInterval } from '../desk/job-crew';

/** The promise: this long after the report that caused it arrives, in ms. */
export const afterReport = 2_000;
/** The promise: this long when no report arrives. */
export const withoutReport = heartbeatIntervalMs + 2_000;
/** The promise: so soon after a process, the database or the carrier's REST API is in order again. */
export const afterTrouble = 5_000;
/** The promise: ringing legs are canceled so soon after the report that the customer has hung up. */
export const ringingStops = 1_000;

/**
 * How long the causes without a report of their own may last, and what is tolerated beyond the promise for a named fault:
 * a report that is lost or late is made up for by two sweeps. A telephone that falls silent gets no more than is promised.
 */
export const tolerated = {
  deafTelephone: withoutReport,
  lostReport: (sweepSeconds: number) => 2 * (sweepSeconds * 1_000 + pollInterval) + 2_000,
} as const;
