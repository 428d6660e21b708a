import type { CallId } from '@baton/call-flow';
import type { JobBoard } from './job-board';
import { sweepKey } from './job-keys';

/** Has the carrier asked about a call now, and not when it is its turn. */
export const sweepAtOnce = (jobs: JobBoard, callId: CallId) =>
  jobs.add('sweep', { callId, seen: [] }, { key: sweepKey(callId) });
