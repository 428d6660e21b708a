import { heartbeatIntervalMs } from '@baton/shared-types';

/** The promise: this long after the report that caused it arrives, in ms. */
export const afterReportMs = 2_000;
/** The promise: this long when no report arrives. */
export const withoutReportMs = heartbeatIntervalMs + 2_000;
/**
 * The promise: so soon after a process, the database or the carrier's REST API is in order again.
 */
export const afterTroubleMs = 5_000;
/**
 * The promise: ringing legs are canceled so soon after the report that the customer has hung up.
 */
export const ringingStopsMs = 1_000;
