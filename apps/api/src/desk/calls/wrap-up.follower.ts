import type { Follower } from './change';
import { learntFrom } from './happening';

/** Stores the outcome that an agent gives the call. */
export const wrapUp: Follower = ({ happening }, { call }) => {
  const { wrapUp: told } = learntFrom(happening);
  if (!told) return [];
  call.wrapUpDisposition = told.disposition;
  call.wrapUpNote = told.note;
  return ['call'];
};
