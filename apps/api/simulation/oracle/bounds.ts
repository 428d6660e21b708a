import { heartbeatIntervalMs } from '@baton/shared-types';
import { pollInterval } from '../desk/job-crew';
import { silenceLimit } from '../../src/agents/presence';

/** The promise: this long after the report that caused it arrives, in ms. */
export const afterReport = 2_000;
/** The promise: this long when no report arrives. */
export const withoutReport = heartbeatIntervalMs + 2_000;
/** The promise: so soon after a process, the database or the carrier's REST API is in order again. */
export const afterTrouble = 5_000;
/** The promise: ringing legs are canceled so soon after the report that the customer has hung up. */
export const ringingStops = 1_000;

/**
 * What is tolerated beyond the promise, each for a named fault, and counted in the report: a telephone that
 * falls silent is noticed after {@link silenceLimit}; a report that is lost or late is made up for by two sweeps.
 */
export const tolerated = {
  deafTelephone: silenceLimit + pollInterval + 2_000,
  lostReport: (sweepSeconds: number) => 2 * (sweepSeconds * 1_000 + pollInterval) + 2_000,
} as const;
