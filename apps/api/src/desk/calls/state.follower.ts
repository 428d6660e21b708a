import { type CallState, customerConnection } from '@baton/call-flow';
import { writeState } from './call.mapper';
import { type Follower, moveOf } from './change';

/** Writes the state that the call is in now, and since when. */
export const state: Follower = (change, { call }) => {
  const { before, after, now } = change;
  if (!moveOf(change)) return [];
  // A move within a state, such as a stranger being shown out, does not begin it anew.
  if (call.state !== after.name) call.stateSince = now;
  writeState(call, after);
  call.heldSince = customerConnection(after) === 'held' ? (call.heldSince ?? now) : null;
  call.waitingSince = isWaiting(after) ? (call.waitingSince ?? now) : null;
  if (after.name === 'ended') call.endedAt ??= now;
  return isWaiting(before) === isWaiting(after) ? ['call'] : ['call', 'queue'];
};

const isWaiting = ({ name }: CallState) => name === 'queued' || name === 'offering';
