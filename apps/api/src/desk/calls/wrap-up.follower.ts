import type { Follower } from './change';
import { learntFrom } from './happening';

/** Writes down what an agent says that the call came to. */
export const wrapUp: Follower = ({ happening }, { call }) => {
  const { wrapUp: told } = learntFrom(happening);
  if (!told) return [];
  call.wrapUpDisposition = told.disposition;
  call.wrapUpNote = told.note;
  return ['call'];
};
