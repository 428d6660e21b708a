import type { Follower } from './change';
import { addCommands } from './commands-to-jobs';

/** Makes jobs of what the carrier is to be told. */
export const commands: Follower = async (change, { tx, call, limits }) => {
  await addCommands(tx.jobs, call, change, limits);
  return [];
};
