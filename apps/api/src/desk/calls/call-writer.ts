import {
  customerConnection,
  decide,
  type CallEvent,
  type CallState,
  type Command,
  type Decision,
  type Refusal,
} from '@baton/call-flow';
import type { WrapUp } from '@baton/shared-types';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { sweepAtOnce } from '../store/sweep-at-once';
import { Clock } from '../store/clock';
import type { Transaction } from '../store/store';
import type { CallRow } from '../store/rows';
import { agentsConcernedBy, toState, writeState } from './call.mapper';
import { addCommands } from './commands-to-jobs';
import {
  commandsBeside,
  eventOf,
  type Happening,
  type Learnt,
  learntFrom,
  reportKeyOf,
} from './happening';
import { remember } from './history';
import { LegBook } from './leg-book';
import { leaveRequest } from './leave-request';
import { expectOrdered, expectSound, orderSound, timeToEnter } from './sound-order';
import { setWaitingDeadlines } from './waiting-limit';

/** What one happening did, for those who have to be told once it is stored. */
export interface Written {
  readonly callId: string;
  readonly refusal: Refusal | null;
  /** The agents whose view of the call has changed. */
  readonly audience: readonly string[];
  /** Whether some agent's presence has changed with it. */
  readonly agentsChanged: boolean;
  /** Whether the customer has left something to see to. */
  readonly requestsChanged: boolean;
  /** Whether the customer has begun to wait for an agent, or waits no longer. */
  readonly queueChanged: boolean;
  /** How the call stands now. */
  readonly state: CallState;
}

/**
 * The one writer of calls: state, legs, transfer, history and jobs, in the caller's transaction.
 */
@Injectable()
export class CallWriter {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Applies what happened to one call, or answers null when there is no such call. */
  async write(tx: Transaction, callId: string, happening: Happening): Promise<Written | null> {
    const call = await tx.calls.lock(callId);
    if (!call) return null;
    const before = toState(call);
    const reportKey = reportKeyOf(happening);
    if (reportKey !== null && (await tx.history.knows(reportKey))) {
      return {
        callId,
        refusal: null,
        audience: [],
        agentsChanged: false,
        requestsChanged: false,
        queueChanged: false,
        state: before,
      };
    }

    const now = this.clock.now();
    const legs = await LegBook.open(tx, callId, {
      now,
      wrapUpSeconds: this.environment.WRAP_UP_SECONDS,
    });
    const { agentLoss } = call;
    const event = eventOf(happening, before);
    const learnt = learntFrom(happening);
    const beside = commandsBeside(happening);
    const decision = event ? decide(before, event, { agentLoss }) : null;
    const after = decision?.kind === 'moved' ? decision.to : before;

    legs.learn(learnt);
    await legs.follow(event, decision, { before, after });
    if (happening.kind !== 'carried-out') legs.noteGone(event, beside);
    learnRooms(call, before, learnt);
    if (decision?.kind === 'moved') {
      const entry = call.roomEntry;
      moveCall(call, decision, { now, event });
      if (call.roomEntry !== entry) {
        orderSound(call);
        await expectSound(tx.jobs, call, { now, withinMs: timeToEnter });
      }
      await writeTransfer(tx, call.id, { event, decision, now });
      await setWaitingDeadlines(tx.jobs, call, this.environment, now);
    }
    const commands: Command[] = [
      ...(decision?.kind === 'moved' ? decision.commands : []),
      ...legs.unwanted,
      ...beside,
    ];
    await addCommands(tx.jobs, call, commands, this.environment, now);
    if (happening.kind === 'carried-out' && happening.soundOrder !== undefined) {
      await expectOrdered(tx.jobs, call, { now, order: happening.soundOrder });
    }
    const isHint = happening.kind === 'reported' && happening.isHint;
    if (isHint && after.name !== 'ended') await sweepAtOnce(tx.jobs, callId);
    const { wrapUp } = learnt;
    if (wrapUp) writeWrapUp(call, wrapUp);
    const changed = decision?.kind === 'moved' || legs.hasChanged || wrapUp !== undefined;
    if (changed) call.version += 1;
    await tx.calls.save(call);
    await legs.save();
    const requestsChanged = await leaveRequest(tx.requests, call, { decision, learnt, now });
    await remember(tx.history, {
      callId,
      happening,
      event,
      before,
      after,
      decision,
      commands,
      now,
    });

    const concerned = [...agentsConcernedBy(before), ...agentsConcernedBy(after)];
    // The customer's hanging up is often reported after that of the agents that it took along.
    if (after.name === 'ended' || wrapUp) concerned.push(...legs.whoJoined());
    return {
      callId,
      refusal: decision?.kind === 'refused' ? decision.because : null,
      audience: changed ? [...new Set(concerned)] : [],
      agentsChanged: legs.hasChanged,
      requestsChanged,
      queueChanged: isWaiting(before) !== isWaiting(after),
      state: after,
    };
  }
}

interface Moved {
  readonly event: CallEvent | null;
  readonly decision: Extract<Decision, { kind: 'moved' }>;
  readonly now: Date;
}

async function writeTransfer(
  { transfers }: Transaction,
  callId: string,
  { event, decision, now }: Moved,
): Promise<void> {
  // The one before it has ended by it, where the target of that one stays.
  if (decision.settled) await transfers.settle(callId, decision.settled, now);
  if (event?.type === 'agent_transfers') {
    await transfers.begin({
      id: event.transfer.id,
      callId,
      mode: event.mode,
      fromAgentId: event.by,
      targetAgentId: event.transfer.target.agent,
      targetLegId: event.transfer.target.leg,
      startedAt: now,
      endedAt: null,
      outcome: null,
    });
  }
  if (event?.type === 'agent_requeues') {
    await transfers.begin({
      id: event.transferId,
      callId,
      mode: 'blind',
      fromAgentId: event.by,
      targetAgentId: 'queue',
      targetLegId: null,
      startedAt: now,
      endedAt: now,
      outcome: 'queued',
    });
  }
}

/** Stores the outcome that an agent gives the call. */
function writeWrapUp(call: CallRow, { disposition, note }: WrapUp): void {
  call.wrapUpDisposition = disposition;
  call.wrapUpNote = note;
}

function learnRooms(call: CallRow, state: CallState, learnt: Learnt): void {
  const { roomSid, lostRoomSid } = learnt;
  if (lostRoomSid) loseRoom(call, lostRoomSid);
  if (!roomSid || call.lostRoomSids.includes(roomSid)) return;
  // A customer who is asked something, or leaves a message, is in no room: what reports is the one
  // left behind.
  if (customerConnection(state) === 'aside') loseRoom(call, roomSid);
  else call.roomSid = roomSid;
}

const isWaiting = ({ name }: CallState) => name === 'queued' || name === 'offering';

function loseRoom(call: CallRow, roomSid: string): void {
  if (!call.lostRoomSids.includes(roomSid)) call.lostRoomSids = [...call.lostRoomSids, roomSid];
  if (call.roomSid === roomSid) call.roomSid = null;
}

function moveCall(
  call: CallRow,
  { to, commands }: Moved['decision'],
  { now, event }: Pick<Moved, 'now' | 'event'>,
): void {
  // A move within a state, such as a stranger being shown out, does not begin it anew.
  if (call.state !== to.name) call.stateSince = now;
  writeState(call, to);
  call.heldSince = customerConnection(to) === 'held' ? (call.heldSince ?? now) : null;
  call.waitingSince = isWaiting(to) ? (call.waitingSince ?? now) : null;
  if (to.name === 'ended') call.endedAt ??= now;
  // A customer who enters a room again enters a new one of the same name.
  const isOut =
    event?.type === 'room_lost' ||
    (event?.type === 'customer_chooses' && event.choice === 'wait') ||
    commands.some(({ type }) => type === 'place_customer');
  if (isOut) {
    if (call.roomSid) loseRoom(call, call.roomSid);
    call.roomEntry += 1;
  }
}
