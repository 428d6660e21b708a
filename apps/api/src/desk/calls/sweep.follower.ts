import { sweepAtOnce } from '../store/sweep-at-once';
import type { Follower } from './change';

/** Has the carrier asked at once about what a report hints at. */
export const sweep: Follower = async ({ callId, happening, after }, { tx }) => {
  const isHint = happening.kind === 'reported' && happening.isHint;
  if (isHint && after.name !== 'ended') await sweepAtOnce(tx.jobs, callId);
  return [];
};
