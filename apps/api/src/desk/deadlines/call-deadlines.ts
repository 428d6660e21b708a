import type { CallEvent } from '@baton/call-flow';
import type { CallsService } from '../calls/calls.service';
import type { Jobs, JobName } from '../store/jobs';
import type { CallRow } from '../store/rows';
import type { Task } from '../store/task';

/** The deadlines of a call: each job of this kind brings the event of the same name about. */
type DeadlineName = Extract<JobName, CallEvent['type']>;

interface Deadline<N extends DeadlineName> {
  /** When the wait began that the job was set for. */
  readonly setAt: (job: Jobs[N]) => string;
  /** When the wait began that the call is in now; null while it is in no such wait. */
  readonly beganAt: (call: CallRow) => Date | null;
}

const deadlines: { readonly [N in DeadlineName]: Deadline<N> } = {
  /**
   * Stops waiting for a lost agent's page: another agent gets the customer, ahead of all callers.
   */
  grace_over: {
    setAt: ({ lostAt }) => lostAt,
    beganAt: ({ state, stateSince }) => (state === 'owner-lost' ? stateSince : null),
  },
  /**
   * Offers the menu to a customer who has waited too long, unless an agent is being rung for them.
   */
  wait_over: {
    setAt: ({ since }) => since,
    beganAt: ({ waitingSince }) => waitingSince,
  },
  /**
   * Brings a customer who has chosen nothing back into the queue: perhaps the menu never reached
   * them.
   */
  choice_over: {
    setAt: ({ askedAt }) => askedAt,
    beganAt: ({ state, stateSince }) => (state === 'asking' ? stateSince : null),
  },
};

/** Ends one kind of wait. */
class CallDeadlineTask<N extends DeadlineName> implements Task<N> {
  constructor(
    readonly name: N,
    private readonly calls: CallsService,
  ) {}

  async run(job: Jobs[N]): Promise<void> {
    const { setAt, beganAt } = deadlines[this.name];
    const call = await this.calls.find(job.callId);
    // The deadline of an earlier wait does not end a later one.
    if (!call || beganAt(call)?.toISOString() !== setAt(job)) return;
    await this.calls.record(job.callId, {
      kind: 'concluded',
      event: { type: this.name },
      cause: `job:${this.name}`,
    });
  }
}

/** Makes a task of each deadline. */
export const callDeadlineTasks = (calls: CallsService): Task[] =>
  (Object.keys(deadlines) as DeadlineName[]).map((name) => new CallDeadlineTask(name, calls));
