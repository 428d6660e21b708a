import type { Environment } from '../../config/environment.schema';
import { choiceOverKey, waitOverKey } from '../store/job-keys';
import { secondsAfter } from '../store/clock';
import type { JobBoard } from '../store/job-board';
import type { CallRow } from '../store/rows';

/** An agent who is free comes before the menu: they have this long to be found, in s. */
const findAgentSeconds = 2;

/**
 * The menu takes about 15 s to be said, then there are 10 s of music to choose in; the rest is for
 * a slow carrier.
 */
const askSeconds = 60;

/**
 * Sets the deadlines of a customer who waits, or is asked what they want. It is called whenever a
 * call comes to be `queued` or `asking`: a deadline that fell into the ringing of an agent comes
 * when they wait again.
 */
export async function setWaitingDeadlines(
  jobs: JobBoard,
  call: CallRow,
  { QUEUE_LIMIT_SECONDS }: Pick<Environment, 'QUEUE_LIMIT_SECONDS'>,
  now: Date,
): Promise<void> {
  const { id: callId, waitingSince } = call;
  if (call.state === 'queued' && waitingSince && QUEUE_LIMIT_SECONDS > 0) {
    const limit = secondsAfter(waitingSince, QUEUE_LIMIT_SECONDS);
    const soonest = secondsAfter(now, findAgentSeconds);
    await jobs.add(
      'wait_over',
      { callId, since: waitingSince.toISOString() },
      { key: waitOverKey(callId), runAt: limit > soonest ? limit : soonest },
    );
  }
  if (call.state === 'asking') {
    await jobs.add(
      'choice_over',
      { callId, askedAt: call.stateSince.toISOString() },
      { key: choiceOverKey(callId), runAt: secondsAfter(now, askSeconds) },
    );
  }
}
