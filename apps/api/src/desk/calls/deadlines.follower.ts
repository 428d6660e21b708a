import { type Follower, moveOf } from './change';
import { setWaitingDeadlines } from './waiting-limit';

/** Sets how long the customer waits, or has to choose. */
export const deadlines: Follower = async (change, { tx, call, limits }) => {
  if (moveOf(change)) await setWaitingDeadlines(tx.jobs, call, limits, change.now);
  return [];
};
