import {
  type CallEvent,
  type CallId,
  type CallState,
  type Command,
  decide,
  type Decision,
} from '@baton/call-flow';
import type { Environment } from '../../config/environment.schema';
import type { Entry } from '../store/history';
import type { CallRow, LegRow } from '../store/rows';
import type { Transaction } from '../store/store';
import { toState } from './call.mapper';
import { commandsBeside, eventOf, type Happening, learntFrom } from './happening';

/**
 * What one happening means for a call. It is complete before anything is written, and stays as it
 * is.
 */
export interface Change {
  readonly callId: CallId;
  readonly happening: Happening;
  /** What the machine was asked; null where it was not. */
  readonly event: CallEvent | null;
  readonly decision: Decision | null;
  readonly before: CallState;
  readonly after: CallState;
  /** Everything that the carrier is to be told because of it, in this order. */
  readonly commands: readonly Command[];
  readonly now: Date;
}

/**
 * What a change is written with: the rows of a call that is locked. They are stored when all
 * followers are done.
 */
export interface InHand {
  readonly tx: Transaction;
  readonly call: CallRow;
  readonly legs: LegRow[];
  /** What the history is to say of it. */
  readonly history: Entry[];
  readonly limits: Limits;
}

/** How long agents and customers have for something, in s. */
export type Limits = Pick<
  Environment,
  'GRACE_SECONDS' | 'QUEUE_LIMIT_SECONDS' | 'RING_TIMEOUT_SECONDS' | 'WRAP_UP_SECONDS'
>;

/**
 * What the consoles have to be shown anew: the call, the agents' presence, the requests, or how
 * many customers wait.
 */
export type Shown = 'call' | 'agents' | 'requests' | 'queue';

/**
 * Makes rows and jobs of a change. Answers what the consoles have to be shown anew because of that.
 */
export type Follower = (
  change: Change,
  inHand: InHand,
) => Promise<readonly Shown[]> | readonly Shown[];

/** Has the machine decide about a happening. */
export function changeOf(
  happening: Happening,
  { call, legs }: Pick<InHand, 'call' | 'legs'>,
  now: Date,
): Change {
  const before = toState(call);
  const event = eventOf(happening, before);
  const decision = event && decide(before, event, { agentLoss: call.agentLoss });
  return {
    callId: call.id,
    happening,
    event,
    decision,
    before,
    after: decision?.kind === 'moved' ? decision.to : before,
    commands: [
      ...(decision?.kind === 'moved' ? decision.commands : []),
      ...hangUpsOf(happening, legs),
      ...commandsBeside(happening),
    ],
    now,
  };
}

/** Nobody could hang up a leg while its id was not known. */
function hangUpsOf(happening: Happening, legs: readonly LegRow[]): Command[] {
  const { leg: told } = learntFrom(happening);
  const leg = legs.find(({ id }) => id === told?.id);
  return leg && !leg.sid && (leg.releasedAt ?? leg.endedAt)
    ? [{ type: 'release', leg: leg.id }]
    : [];
}

/** What the machine has decided, if it has moved the call. */
export const moveOf = ({ decision }: Change) => (decision?.kind === 'moved' ? decision : null);
