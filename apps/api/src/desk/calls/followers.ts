import type { Follower } from './change';
import { commands } from './commands.follower';
import { deadlines } from './deadlines.follower';
import { history } from './history.follower';
import { legs } from './legs.follower';
import { requests } from './requests.follower';
import { rooms } from './rooms.follower';
import { sounds } from './sounds.follower';
import { state } from './state.follower';
import { sweep } from './sweep.follower';
import { transfer } from './transfer.follower';
import { wrapUp } from './wrap-up.follower';

/**
 * Everything that follows from a change of a call. A new consequence, such as a recording, is a
 * file of its own and a line here.
 *
 * The order is law. Legs come first: they lock the rows of agents, which everybody locks after the
 * call and before a customer's number. Rooms and state write the columns that deadlines, commands
 * and sounds read: which entry into a room it is, and since when the customer waits. Commands come
 * before sounds: jobs are done in the order in which they are put up. Requests lock the customer's
 * number. History comes last, so that what is written down has been done.
 */
export const followers: readonly Follower[] = [
  legs,
  rooms,
  state,
  transfer,
  deadlines,
  commands,
  sounds,
  sweep,
  wrapUp,
  requests,
  history,
];
